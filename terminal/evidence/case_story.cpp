// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/evidence/case_story.h"

#include <algorithm>
#include <array>

#include "terminal/crypto/merkle_hash.h"
#include "terminal/domain/event_catalogue.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::evidence {
namespace {

constexpr std::uint64_t lastInstant = 253402300799999ULL; ///< the year 9999; a wild clock must not overflow

/// Kinds that tell of a fault, whoever caused it.
constexpr std::array<std::string_view, 10> faultKinds = {
    "integrity-alarm", "scan-failed",           "catalogue-refused", "payment-unknown",     "payment-conflict",
    "receipt-owed",    "receipt-print-unknown", "page-owed",         "submission-deferred", "payment-needs-operator"};

struct Word {
    std::string_view word;
    std::string_view persian;
};

/// Stable words of the log that a reader of the report must not have to know.
constexpr std::array<Word, 44> words = {{
    {"card-terminal", "کارتخوان"},
    {"receipt-printer", "چاپگر رسید"},
    {"page-printer", "چاپگر A4"},
    {"scanner", "پویشگر"},
    {"gateway", "درگاه استعلام"},
    {"hub", "سامانهٔ نظارت"},
    {"ready", "آماده"},
    {"trouble", "نیازمند رسیدگی"},
    {"missing", "در دسترس نیست"},
    {"unknown", "نامعلوم"},
    {"busy", "مشغول"},
    {"live", "برقرار"},
    {"lagging", "با تأخیر"},
    {"down", "قطع"},
    {"connected", "برقرار"},
    {"offline", "قطع"},
    {"national-card", "کارت ملی"},
    {"birth-certificate", "شناسنامه"},
    {"passport", "گذرنامه"},
    {"verified", "تأیید شد"},
    {"mismatch", "مغایرت"},
    {"deferred", "به بعد افتاد"},
    {"identity", "هویت"},
    {"runtime", "برنامه"},
    {"payment", "پرداخت"},
    {"session", "نشست"},
    {"paper", "چاپ"},
    {"paper-out", "کاغذ تمام شد"},
    {"unplugged", "جدا شده"},
    {"cover-open", "درپوش باز"},
    {"disconnected", "ارتباط قطع"},
    {"timeout", "پاسخ نرسید"},
    {"kiosk", "کیوسک"},
    {"counter", "باجه"},
    {"registered", "ثبت‌شده"},
    {"cancelled", "لغوشده"},
    {"not-found", "یافت نشد"},
    {"yes", "بله"},
    {"no", "نه"},
    {"tariff", "تعرفه"},
    {"receipt", "رسید"},
    {"uplink", "خط نظارت"},
    {"journal", "دفتر ثبت"},
    {"inquiry", "استعلام"},
}};

/// A known word in Persian; numbers and codes kept together in the right-to-left line; everything else as it is.
std::string readable(const std::string& value)
{
    const auto known = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.word == value; });
    if (known != words.end()) {
        return std::string(known->persian);
    }
    const bool ascii = std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
    return ascii && !value.empty() ? domain::isolateLtr(value) : value;
}

Fields readableFields(Fields fields)
{
    for (Field& field : fields) {
        field.value = readable(field.value);
    }
    return fields;
}

bool isFault(const wire::EventRecord& event)
{
    return std::find(faultKinds.begin(), faultKinds.end(), event.kind) != faultKinds.end();
}

ports::EvidenceStep stepOf(const wire::EventRecord& event)
{
    ports::EvidenceStep step;
    step.sequence = std::to_string(event.sequence);
    step.jalaliDateTime =
        domain::formatJalaliDateTime(Instant{static_cast<std::int64_t>(std::min(event.wallMs, lastInstant))});
    step.actorKind = event.actor.kind;
    step.actor = readable(event.actor.id);
    const domain::EventRow* row = domain::findEventRow(event.kind);
    step.sentence = row != nullptr ? domain::describe(*row, readableFields(event.clear), "fa") : event.kind;
    return step;
}

/// A later fact of the same name replaces an earlier one; absent fields change nothing.
void note(std::string& target, const wire::EventRecord& event, std::string_view kind, std::string_view field)
{
    const std::string_view value = valueOf(event.clear, field);
    if (event.kind == kind && !value.empty()) {
        target = value;
    }
}

void takeCaseFacts(ports::EvidenceReport& report, const wire::EventRecord& event)
{
    note(report.service, event, "case-opened", "serviceTitle");
    note(report.agency, event, "case-opened", "agencyTitle");
    note(report.trackingCode, event, "tracking-code-bound", "trackingCode");
    note(report.receiptNumber, event, "receipt-issued", "receiptNumber");
    note(report.amount, event, "payment-final", "amount");
    note(report.amount, event, "payment-cash", "amount");
}

} // namespace

CatalogueFact catalogueOf(const journal::CaseExtract& extract, const std::string& caseId)
{
    CatalogueFact out;
    for (const wire::EventRecord& event : extract.events) {
        if (event.caseId == caseId) {
            break;
        }
        if (event.kind == "catalogue-loaded") {
            out = {std::string(valueOf(event.clear, "version")), std::string(valueOf(event.clear, "digest"))};
        }
    }
    return out;
}

Hash eventsRoot(const journal::CaseExtract& extract)
{
    std::vector<Hash> leaves;
    for (const wire::BatchItem& item : extract.items) {
        leaves.push_back(crypto::leafHash(item.event));
    }
    return crypto::merkleRoot(leaves);
}

ports::EvidenceReport tellStory(const journal::CaseExtract& extract, const std::string& caseId)
{
    ports::EvidenceReport report;
    report.caseId = caseId;
    report.device = extract.device;
    report.epoch = std::to_string(extract.epoch);
    report.firstSequence = std::to_string(extract.firstSequence());
    report.lastSequence = std::to_string(extract.lastSequence());
    report.batches = std::to_string(extract.batches.size());
    report.events = std::to_string(extract.events.size());
    report.hidden = std::to_string(extract.lastSequence() - extract.firstSequence() + 1 - extract.events.size());
    report.root = toBase64(eventsRoot(extract));
    report.head = toBase64(extract.batches.back().leaf.header.newHead);
    const CatalogueFact catalogue = catalogueOf(extract, caseId);
    report.catalogueVersion = catalogue.version;
    report.catalogueDigest = catalogue.digest;
    for (const wire::EventRecord& event : extract.events) {
        const bool ofCase = event.caseId == caseId;
        report.office = ofCase ? event.office : report.office;
        (ofCase ? report.steps : report.context).push_back(stepOf(event));
        if (ofCase || report.steps.empty()) { // a start after the case was opened serves its rest
            note(report.startedVersion, event, "terminal-started", "version");
        }
        if (isFault(event)) {
            report.errors.push_back(stepOf(event));
        }
        if (ofCase) {
            takeCaseFacts(report, event);
        }
    }
    return report;
}

} // namespace pishkhan::evidence
