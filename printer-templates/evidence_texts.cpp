// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/evidence_texts.h"

#include <kainjow/mustache.hpp>

#include "terminal/domain/persian_text.h"

namespace pishkhan::templates {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::size_t mostContext = 120; ///< facts of the office on paper; the file holds them all

/// A value must stay one cell of one line, whatever it holds.
std::string asCell(const std::string& value)
{
    std::string out;
    for (const char c : value) {
        out += static_cast<unsigned char>(c) < 0x20 || c == '|' ? ' ' : c;
    }
    return out;
}

std::string number(const std::string& plain)
{
    return plain.empty() ? plain : domain::isolateLtr(domain::persianDigits(plain));
}

std::string amount(std::string plain)
{
    for (std::size_t at = plain.size(); at > 3;) {
        at -= 3;
        plain.insert(at, "٬");
    }
    return number(plain);
}

void put(mustache::data& out, const char* name, const std::string& value)
{
    out.set(name, value.empty() ? mustache::data(mustache::data::type::bool_false) : mustache::data(value));
}

struct KindWords {
    const char* kind;
    const char* word;
};

KindWords wordsOf(ActorKind kind)
{
    switch (kind) {
    case ActorKind::Human: return {"human", "انسان"};
    case ActorKind::System: return {"system", "سامانه"};
    case ActorKind::Central: return {"central", "مرکز"};
    case ActorKind::Support: return {"support", "پشتیبانی"};
    }
    return {"system", "سامانه"};
}

mustache::data stepsOf(const std::vector<ports::EvidenceStep>& steps, std::size_t most)
{
    mustache::data out(mustache::data::type::list);
    for (std::size_t i = steps.size() > most ? steps.size() - most : 0; i < steps.size(); ++i) {
        const ports::EvidenceStep& step = steps[i];
        mustache::data row;
        row.set("sequence", number(step.sequence));
        row.set("at", number(step.jalaliDateTime));
        row.set("kind", wordsOf(step.actorKind).kind);
        row.set("word", wordsOf(step.actorKind).word);
        row.set("actor", step.actor);
        row.set("sentence", domain::persianDigits(step.sentence));
        out.push_back(row);
    }
    return out;
}

mustache::data knownOf(const std::vector<ports::EvidenceKnownError>& errors)
{
    mustache::data out(mustache::data::type::list);
    for (const ports::EvidenceKnownError& one : errors) {
        mustache::data row;
        row.set("id", domain::isolateLtr(one.id));
        row.set("title", domain::persianDigits(one.title));
        row.set("effect", domain::persianDigits(one.effect));
        out.push_back(row);
    }
    return out;
}

const char* sealOf(ports::Witnessing witnessing)
{
    switch (witnessing) {
    case ports::Witnessing::NotLogged: return "notLogged";
    case ports::Witnessing::Logged: return "logged";
    case ports::Witnessing::Witnessed: return "witnessed";
    }
    return "notLogged";
}

void putCase(mustache::data& out, const ports::EvidenceReport& report)
{
    put(out, "caseId", domain::isolateLtr(report.caseId));
    put(out, "service", domain::persianDigits(report.service));
    put(out, "agency", domain::persianDigits(report.agency));
    put(out, "trackingCode", number(report.trackingCode));
    put(out, "receiptNumber", number(report.receiptNumber));
    put(out, "amount", report.amount.empty() ? std::string() : amount(report.amount));
    put(out, "device", number(report.device));
    put(out, "epoch", number(report.epoch));
    put(out, "office", number(report.office));
    put(out, "madeAt", number(report.madeAt));
}

void putProof(mustache::data& out, const ports::EvidenceReport& report)
{
    put(out, "first", number(report.firstSequence));
    put(out, "last", number(report.lastSequence));
    put(out, "batches", number(report.batches));
    put(out, "events", number(report.events));
    put(out, "hidden", number(report.hidden));
    put(out, "root", domain::isolateLtr(report.root));
    put(out, "head", domain::isolateLtr(report.head));
    put(out, "program", number(report.program));
    put(out, "programDigest", domain::isolateLtr(report.programDigest));
    put(out, "catalogueVersion", number(report.catalogueVersion));
    put(out, "catalogueDigest", domain::isolateLtr(report.catalogueDigest));
    put(out, "configurationDigest", domain::isolateLtr(report.configurationDigest));
    out.set("sheetInPack", report.sheetInPack ? mustache::data::type::bool_true : mustache::data::type::bool_false);
    out.set(sealOf(report.witnessing), mustache::data::type::bool_true);
}

} // namespace

Result<std::string> fillEvidence(const std::string& templateText, const ports::EvidenceReport& report)
{
    mustache::mustache form(templateText);
    if (!form.is_valid()) {
        return makeError(ErrorKind::InvalidInput, "template: " + form.error_message(), "printer-templates");
    }
    form.set_custom_escape(asCell);
    mustache::data values;
    putCase(values, report);
    putProof(values, report);
    values.set("steps", stepsOf(report.steps, report.steps.size()));
    values.set("context", stepsOf(report.context, mostContext));
    values.set("errors", stepsOf(report.errors, mostContext));
    values.set("known", knownOf(report.knownErrors));
    put(values, "startedVersion", number(report.startedVersion));
    put(values, "contextLeftOut",
        report.context.size() > mostContext ? number(std::to_string(report.context.size() - mostContext)) : "");
    std::string filled = form.render(values);
    if (!form.is_valid()) {
        return makeError(ErrorKind::InvalidInput, "template: " + form.error_message(), "printer-templates");
    }
    return filled;
}

} // namespace pishkhan::templates
