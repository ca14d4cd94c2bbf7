// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/mrz_fields.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "terminal/domain/mrz.h"
#include "terminal/domain/mrz_layout.h"

namespace pishkhan::document {

namespace {

using domain::Mrz;
using domain::mrz::Layout;
using domain::mrz::Span;
using ports::FieldProof;

/// How sure the network must be of a character, and how many times surer than of one with the same check value.
constexpr float sureEnough = 0.6F;
constexpr float surerThanTwin = 3.9F; // logarithm of about fifty

/// Numbers are mostly digits, and issuers avoid the letter O beside them.
constexpr float rareLetterO = 1.6F;

/// What the network saw, and what is written in such columns.
GlyphScores weighed(GlyphScores scores, domain::mrz::Allowed allowed)
{
    if (allowed == domain::mrz::Allowed::Any) {
        scores[glyphAlphabet.find('O')] -= rareLetterO;
    }
    float total = 0;
    for (std::size_t i = 0; i < glyphCount; ++i) {
        total += domain::mrz::fits(allowed, glyphAlphabet[i]) ? std::exp(scores[i]) : 0;
    }
    for (std::size_t i = 0; i < glyphCount; ++i) {
        scores[i] -= std::log(std::max(total, 1e-12F));
    }
    return scores;
}

std::size_t bestOf(const GlyphScores& scores, std::string_view allowed)
{
    std::size_t best = glyphAlphabet.find(allowed.front());
    for (const char c : allowed) {
        const std::size_t at = glyphAlphabet.find(c);
        best = scores[at] > scores[best] ? at : best;
    }
    return best;
}

std::string_view allowedBy(domain::mrz::Allowed allowed)
{
    switch (allowed) {
    case domain::mrz::Allowed::Any: return glyphAlphabet;
    case domain::mrz::Allowed::Digit: return "0123456789";
    case domain::mrz::Allowed::DigitOrFiller: return "0123456789<";
    case domain::mrz::Allowed::LetterOrFiller: return "ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    case domain::mrz::Allowed::Sex: return "MF<";
    }
    return glyphAlphabet;
}

/// The places of all lines one behind the other, and what they spell.
struct Spelling {
    std::vector<GlyphScores> places;
    std::string text;
    std::size_t count = 0, length = 0;
    const Layout* layout = nullptr;

    std::string joined() const
    {
        std::string out;
        for (std::size_t i = 0; i < count; ++i) {
            out.append(i == 0 ? "" : "/").append(text, i * length, length);
        }
        return out;
    }
};

std::optional<Spelling> spell(const std::vector<ReadLine>& lines)
{
    Spelling spelling;
    spelling.count = lines.size();
    for (const ReadLine& line : lines) {
        spelling.length = line.characters.size();
        spelling.places.insert(spelling.places.end(), line.characters.begin(), line.characters.end());
    }
    if (spelling.length == 0 || spelling.places.size() != spelling.count * spelling.length) {
        return std::nullopt;
    }
    for (const GlyphScores& place : spelling.places) {
        spelling.text += glyphAlphabet[bestOf(place, glyphAlphabet)];
    }
    const bool mayBePassport = spelling.length == 44;
    const bool isCard = spelling.length == 30;
    spelling.text.front() = glyphAlphabet[bestOf(spelling.places.front(), mayBePassport ? "PV"
                                                                          : isCard      ? "ACI"
                                                                                        : "ACIVP")];
    domain::mrz::Lines shape;
    shape.text = spelling.text;
    shape.count = spelling.count;
    shape.length = spelling.length;
    spelling.layout = domain::mrz::layoutOf(shape);
    if (spelling.layout == nullptr) {
        return std::nullopt;
    }
    for (std::size_t i = 1; i < spelling.text.size(); ++i) {
        const auto allowed = domain::mrz::allowedAt(*spelling.layout, i);
        spelling.places[i] = weighed(spelling.places[i], allowed);
        spelling.text[i] = glyphAlphabet[bestOf(spelling.places[i], allowedBy(allowed))];
    }
    return spelling;
}

/// What a check digit makes of a character.
std::size_t checkValue(std::size_t glyph)
{
    return glyphAlphabet[glyph] == '<' ? 0 : glyph % 10;
}

/// Whether the picture shows this character and none that the check digit would take for it.
bool isSure(const Spelling& spelling, std::size_t at)
{
    const GlyphScores& scores = spelling.places[at];
    const std::size_t chosen = glyphAlphabet.find(spelling.text[at]);
    if (scores[chosen] < std::log(sureEnough)) {
        return false;
    }
    for (std::size_t other = 0; other < glyphCount; ++other) {
        const bool fits = domain::mrz::fits(domain::mrz::allowedAt(*spelling.layout, at), glyphAlphabet[other]);
        if (other != chosen && fits && checkValue(other) == checkValue(chosen) &&
            scores[other] > scores[chosen] - surerThanTwin) {
            return false;
        }
    }
    return true;
}

int confidenceOf(const Spelling& spelling, Span span)
{
    float least = 0;
    for (std::size_t i = span.at; i < span.at + span.size; ++i) {
        least = std::min(least, spelling.places[i][glyphAlphabet.find(spelling.text[i])]);
    }
    return static_cast<int>(std::lround(100 * std::exp(least)));
}

/// Judges and collects the fields of one zone.
class Judge {
public:
    Judge(Spelling spelling, const domain::MrzRepair& repair)
        : m_spelling(std::move(spelling)), m_repair(repair), m_valid(repair.verdict.valid)
    {
    }

    /// `check` names the check digit that covers the field; empty when none does.
    void add(const char* name, const std::string& value, Span span, const char* check, bool sure)
    {
        if (!value.empty()) {
            m_fields.push_back({name, value, proof(check, sure), confidenceOf(m_spelling, span)});
        }
    }
    bool sure(Span span, std::size_t check) const
    {
        for (std::size_t i = span.at; i < span.at + span.size; ++i) {
            if (!isSure(m_spelling, i)) {
                return false;
            }
        }
        return isSure(m_spelling, check);
    }
    std::vector<ports::ScannedField> fields() const { return m_fields; }

private:
    FieldProof proof(std::string_view check, bool sure) const
    {
        if (check.empty()) {
            return FieldProof::Unprotected;
        }
        const auto& checks = m_repair.verdict.mrz->checks;
        const auto own = std::find_if(checks.begin(), checks.end(),
                                      [&](const domain::MrzCheck& known) { return known.field == check; });
        if (own == checks.end() || !own->holds) {
            return FieldProof::Failed;
        }
        if (!m_valid) {
            return FieldProof::Unprotected; // its own digit holds, but something in the zone is wrong
        }
        return sure && m_repair.repairedFields.empty() ? FieldProof::CheckDigit : FieldProof::Repaired;
    }

    Spelling m_spelling;
    const domain::MrzRepair& m_repair;
    bool m_valid;
    std::vector<ports::ScannedField> m_fields;
};

domain::GregorianDate today()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

std::string isoOf(const std::optional<domain::GregorianDate>& date, const std::string& printed)
{
    if (!date) {
        return printed;
    }
    const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(date->year) + "-" + two(date->month) + "-" + two(date->day);
}

const char* kindOf(domain::MrzFormat format)
{
    switch (format) {
    case domain::MrzFormat::Td3: return "passport";
    case domain::MrzFormat::MrvA:
    case domain::MrzFormat::MrvB: return "visa";
    case domain::MrzFormat::Td1:
    case domain::MrzFormat::Td2: break;
    }
    return "identity-card";
}

std::vector<ports::ScannedField> fieldsOf(const Spelling& spelling, const domain::MrzRepair& repair)
{
    const Layout& l = *spelling.layout;
    const Mrz& zone = *repair.verdict.mrz;
    const std::size_t composite = l.compositeCheck.value_or(l.numberCheck);
    Judge judge(spelling, repair);
    const bool isLong = spelling.text[l.numberCheck] == '<';
    const bool numberSure = judge.sure(l.number, l.numberCheck) && (!isLong || judge.sure(l.optional, composite));
    judge.add("document-number", zone.number, l.number, "number", numberSure);
    judge.add("birth-date", isoOf(domain::mrzBirthDate(zone.birthDate, today()), zone.birthDate), l.birth, "birthDate",
              judge.sure(l.birth, l.birthCheck));
    judge.add("expiry-date", isoOf(domain::mrzExpiryDate(zone.expiryDate), zone.expiryDate), l.expiry, "expiryDate",
              judge.sure(l.expiry, l.expiryCheck));
    const char* optionalCheck = l.optionalCheck ? "optional" : l.compositeCheck ? "composite" : "";
    const bool optionalSure = judge.sure(l.optional, l.optionalCheck.value_or(composite));
    judge.add(zone.format == domain::MrzFormat::Td3 ? "personal-number" : "optional", zone.optional, l.optional,
              optionalCheck, optionalSure);
    if (l.optional2) {
        judge.add("optional-2", zone.optional2, *l.optional2, "composite", judge.sure(*l.optional2, composite));
    }
    judge.add("document-code", zone.documentCode, l.code, "", false);
    judge.add("issuing-state", zone.issuer, l.issuer, "", false);
    judge.add("nationality", zone.nationality, l.nationality, "", false);
    judge.add("sex", zone.sex, {l.sex, 1}, "", false);
    judge.add("surname", zone.surname, l.name, "", false);
    judge.add("given-names", zone.givenNames, l.name, "", false);
    return judge.fields();
}

} // namespace

std::optional<MrzReading> judgeZone(const std::vector<ReadLine>& lines)
{
    const std::optional<Spelling> spelling = spell(lines);
    if (!spelling) {
        return std::nullopt;
    }
    const domain::MrzRepair repair = domain::repairMrz(spelling->joined());
    if (!repair.verdict.mrz) {
        return std::nullopt;
    }
    MrzReading reading;
    reading.kind = kindOf(repair.verdict.mrz->format);
    reading.fields = fieldsOf(*spelling, repair);
    reading.complete = repair.verdict.valid;
    const bool sure = std::none_of(reading.fields.begin(), reading.fields.end(), [](const ports::ScannedField& field) {
        return field.proof == FieldProof::Repaired || field.proof == FieldProof::Failed;
    });
    reading.text = repair.verdict.valid && sure ? repair.verdict.canonical : "";
    for (ports::ScannedField& field :
         reading.fields) { // the composite digit covers all: one doubt is a doubt about each
        const bool isProved = field.proof == FieldProof::CheckDigit;
        field.proof = isProved && reading.text.empty() ? FieldProof::Repaired : field.proof;
    }
    return reading;
}

} // namespace pishkhan::document
