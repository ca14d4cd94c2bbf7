// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/case_fold.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace pishkhan::hub {
namespace {

using Take = void (*)(CaseRow&, const IndexedEvent&);

std::string field(const IndexedEvent& event, std::string_view name)
{
    return std::string(valueOf(event.fields, name));
}

/// A decimal amount of at most 18 digits; anything else leaves `otherwise` standing.
std::int64_t rials(const IndexedEvent& event, std::string_view name, std::int64_t otherwise)
{
    const auto text = valueOf(event.fields, name);
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc() && end == text.data() + text.size();
    return whole && text.size() <= 18 ? value : otherwise;
}

void takeOpened(CaseRow& row, const IndexedEvent& event)
{
    row.service = field(event, "service");
    row.serviceTitle = field(event, "serviceTitle");
    row.clerk = field(event, "clerk");
    row.counter = field(event, "counter");
}

void takeVerdict(CaseRow& row, const IndexedEvent& event)
{
    if (field(event, "inquiry").find("identity") != std::string::npos || row.identity == "none" ||
        row.identity == "asked") {
        row.identity = field(event, "verdict");
    }
}

void takeFinal(CaseRow& row, const IndexedEvent& event)
{
    row.payment = "paid";
    row.state = "paid";
    row.paidAmount = rials(event, "amount", row.amount);
    row.paidAt = event.at;
}

void takeResolved(CaseRow& row, const IndexedEvent& event)
{
    if (field(event, "outcome") == "paid" || field(event, "outcome") == "approved") {
        return takeFinal(row, event);
    }
    row.payment = "not-paid";
    row.state = "open";
}

/// The whole payment went back: the case is not paid, and no sum counts it.
void takeGivenBack(CaseRow& row, const IndexedEvent& event)
{
    if (event.kind == "give-back-done" || field(event, "outcome") == "done") {
        row.payment = "given-back";
        row.paidAmount = 0;
    }
}

void takeReceipt(CaseRow& row, const IndexedEvent& event)
{
    row.receiptNumber = field(event, "receiptNumber");
    row.receiptState = "issued";
}

void takeAnswer(CaseRow& row, const IndexedEvent& event)
{
    const auto seen = field(event, "paperSeen");
    row.receiptState = seen == "yes" || seen == "true" ? "printed" : "owed";
}

template <const char* payment, const char* state> void takePayment(CaseRow& row, const IndexedEvent& event)
{
    row.payment = payment;
    row.state = state;
    row.amount = rials(event, "amount", row.amount);
}

template <const char* value> void takeReceiptState(CaseRow& row, const IndexedEvent&)
{
    row.receiptState = value;
}

template <const char* value> void takeState(CaseRow& row, const IndexedEvent&)
{
    row.state = value;
}

constexpr char open[] = "open";
constexpr char paying[] = "paying";
constexpr char awaiting[] = "awaiting-tracking-code";
constexpr char operatorNeeded[] = "needs-operator";
constexpr char closed[] = "closed";
constexpr char cancelled[] = "cancelled";
constexpr char intended[] = "intended";
constexpr char sending[] = "sending";
constexpr char approved[] = "approved";
constexpr char notPaid[] = "not-paid";
constexpr char unknown[] = "unknown";
constexpr char conflict[] = "conflict";
constexpr char printing[] = "printing";
constexpr char printed[] = "printed";
constexpr char owed[] = "owed";

/// Kinds that are absent change nothing but the last sentence.
constexpr std::array<std::pair<std::string_view, Take>, 27> rules = {{
    {"case-opened", takeOpened},
    {"inquiry-sent",
     [](CaseRow& row, const IndexedEvent&) { row.identity = row.identity == "none" ? "asked" : row.identity; }},
    {"inquiry-answered", takeVerdict},
    {"fees-shown", [](CaseRow& row, const IndexedEvent& event) { row.amount = rials(event, "total", row.amount); }},
    {"payment-intended", takePayment<intended, paying>},
    {"payment-sending", takePayment<sending, paying>},
    {"payment-approved-pending", takePayment<approved, paying>},
    {"payment-final", takeFinal},
    {"payment-cash", takeFinal},
    {"payment-not-paid", takePayment<notPaid, open>},
    {"payment-unknown", takePayment<unknown, paying>},
    {"payment-needs-operator", takePayment<operatorNeeded, operatorNeeded>},
    {"payment-resolved", takeResolved},
    {"payment-conflict", takePayment<conflict, operatorNeeded>},
    {"give-back-done", takeGivenBack},
    {"give-back-resolved", takeGivenBack},
    {"submission-sent", takeState<awaiting>},
    {"submission-deferred", takeState<awaiting>},
    {"tracking-code-bound",
     [](CaseRow& row, const IndexedEvent& event) {
         row.trackingCode = field(event, "trackingCode");
         row.state = row.state == closed ? closed : "registered";
     }},
    {"receipt-issued", takeReceipt},
    {"receipt-print-requested", takeReceiptState<printing>},
    {"receipt-printed", takeReceiptState<printed>},
    {"receipt-owed", takeReceiptState<owed>},
    {"receipt-print-unknown", takeReceiptState<unknown>},
    {"print-answered", takeAnswer},
    {"case-closed", takeState<closed>},
    {"case-cancelled", takeState<cancelled>},
}};

} // namespace

void fold(CaseRow& row, const IndexedEvent& event)
{
    if (row.caseId.empty()) {
        row.caseId = event.caseId;
        row.agency = event.agency;
        row.office = event.office;
        row.device = event.device;
        row.openedAt = event.at;
    }
    for (const auto& [kind, take] : rules) {
        if (kind == event.kind) {
            take(row, event);
        }
    }
    // The agency's supervisor reads this sentence, so it comes only from what that supervisor may see.
    if (event.forAgency) {
        row.lastSentence = event.sentence;
        row.updatedAt = event.at;
    }
    row.lastLeaf = event.leaf;
    row.lastPosition = event.position;
}

std::string stateTitle(const std::string& state)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> titles = {{
        {"open", "در دست اقدام"},
        {"paying", "در حال پرداخت"},
        {"paid", "پرداخت‌شده"},
        {"awaiting-tracking-code", "در انتظار کد پیگیری"},
        {"registered", "ثبت‌شده در دستگاه"},
        {"needs-operator", "نیازمند تصمیم مسئول دفتر"},
        {"closed", "بسته‌شده"},
        {"cancelled", "لغوشده"},
    }};
    for (const auto& [name, title] : titles) {
        if (name == state) {
            return std::string(title);
        }
    }
    return state;
}

} // namespace pishkhan::hub
