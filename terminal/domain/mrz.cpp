// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/mrz.h"

#include <algorithm>

#include "terminal/domain/check_digit.h"
#include "terminal/domain/mrz_layout.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

using mrz::Layout;
using mrz::Span;

std::string trimmed(std::string_view field)
{
    const std::size_t last = field.find_last_not_of('<');
    return std::string(last == std::string_view::npos ? std::string_view{} : field.substr(0, last + 1));
}

std::string spaced(std::string_view field)
{
    std::string out = trimmed(field);
    std::replace(out.begin(), out.end(), '<', ' ');
    return out;
}

bool digitIs(char printed, std::string_view field)
{
    return printed == static_cast<char>('0' + mrzDigit(field));
}

/// The document number with its verdict; in TD1 and TD2 a long number goes on in the optional field.
struct NumberField {
    std::string number;
    bool holds = false;
    std::size_t optionalUsed = 0; ///< characters of the optional field that belong to the number
};

NumberField numberOf(const Layout& layout, std::string_view text)
{
    const std::string_view body = mrz::part(text, layout.number);
    const char check = text[layout.numberCheck];
    if (check != '<' || !layout.hasLongNumbers) {
        return {trimmed(body), digitIs(check, body), 0};
    }
    const std::string_view optional = mrz::part(text, layout.optional);
    const std::size_t end = std::min(optional.find('<'), optional.size());
    if (end < 2) { // a continuation is at least one character and its check digit
        return {trimmed(body), false, 0};
    }
    const std::string whole = std::string(body).append(optional.substr(0, end - 1));
    return {whole, digitIs(optional[end - 1], whole), end};
}

bool optionalHolds(const Layout& layout, std::string_view text)
{
    const std::string_view field = mrz::part(text, layout.optional);
    const char check = text[*layout.optionalCheck];
    return digitIs(check, field) || (check == '<' && trimmed(field).empty());
}

std::string joinedParts(std::string_view text, const std::vector<Span>& spans)
{
    std::string out;
    for (const Span& span : spans) {
        out.append(mrz::part(text, span));
    }
    return out;
}

void readNames(Mrz& zone, std::string_view field)
{
    const std::size_t gap = field.find("<<");
    zone.surname = spaced(field.substr(0, gap));
    zone.givenNames = gap == std::string_view::npos ? std::string() : spaced(field.substr(gap + 2));
}

std::vector<MrzCheck> checksOf(const Layout& layout, std::string_view text, bool numberHolds)
{
    std::vector<MrzCheck> checks;
    checks.push_back({"number", numberHolds});
    checks.push_back({"birthDate", digitIs(text[layout.birthCheck], mrz::part(text, layout.birth))});
    checks.push_back({"expiryDate", digitIs(text[layout.expiryCheck], mrz::part(text, layout.expiry))});
    if (layout.optionalCheck) {
        checks.push_back({"optional", optionalHolds(layout, text)});
    }
    if (layout.compositeCheck) {
        checks.push_back({"composite", digitIs(text[*layout.compositeCheck], joinedParts(text, layout.composite))});
    }
    return checks;
}

Mrz read(const Layout& layout, std::string_view text)
{
    Mrz zone;
    const NumberField number = numberOf(layout, text);
    zone.format = layout.format;
    zone.documentCode = trimmed(mrz::part(text, layout.code));
    zone.issuer = trimmed(mrz::part(text, layout.issuer));
    zone.number = number.number;
    zone.nationality = trimmed(mrz::part(text, layout.nationality));
    zone.birthDate = std::string(mrz::part(text, layout.birth));
    zone.expiryDate = std::string(mrz::part(text, layout.expiry));
    zone.sex = trimmed(text.substr(layout.sex, 1));
    zone.optional = trimmed(mrz::part(text, layout.optional).substr(number.optionalUsed));
    if (layout.optional2) {
        zone.optional2 = trimmed(mrz::part(text, *layout.optional2));
    }
    readNames(zone, mrz::part(text, layout.name));
    zone.checks = checksOf(layout, text, number.holds);
    return zone;
}

/// Month and day may be unknown ('<<'); known parts must exist in some year.
bool isPossibleDate(std::string_view yymmdd)
{
    const auto pairAt = [yymmdd](std::size_t at) { return (yymmdd[at] - '0') * 10 + (yymmdd[at + 1] - '0'); };
    const auto isKnown = [yymmdd](std::size_t at) { return yymmdd[at] != '<' && yymmdd[at + 1] != '<'; };
    if (isKnown(2) && (pairAt(2) < 1 || pairAt(2) > 12)) {
        return false;
    }
    if (!isKnown(4)) {
        return true;
    }
    const int month = isKnown(2) ? pairAt(2) : 1;
    const int year = isKnown(0) ? 2000 + pairAt(0) : 2000; // 1900 has no 29 February, but nobody living was born on it
    return isValid(GregorianDate{year, month, pairAt(4)});
}

MrzVerdict refuse(Reason reason)
{
    MrzVerdict verdict;
    verdict.reason = reason;
    return verdict;
}

} // namespace

const char* name(MrzFormat format)
{
    switch (format) {
    case MrzFormat::Td1: return "TD1";
    case MrzFormat::Td2: return "TD2";
    case MrzFormat::Td3: return "TD3";
    case MrzFormat::MrvA: return "MRV-A";
    case MrzFormat::MrvB: return "MRV-B";
    }
    return "";
}

MrzVerdict checkMrz(std::string_view typed)
{
    const mrz::Lines lines = mrz::linesOf(typed);
    if (!lines.isMrzText) {
        return refuse(Reason::Charset);
    }
    const Layout* layout = mrz::layoutOf(lines);
    if (layout == nullptr) {
        return refuse(Reason::UnknownFormat);
    }
    MrzVerdict verdict;
    verdict.reason = Reason::Charset;
    verdict.mrz = read(*layout, lines.text);
    if (!mrz::hasCharset(*layout, lines.text)) {
        return verdict;
    }
    const std::vector<MrzCheck>& checks = verdict.mrz->checks;
    if (!std::all_of(checks.begin(), checks.end(), [](const MrzCheck& check) { return check.holds; })) {
        verdict.reason = Reason::Checksum;
    } else if (!isPossibleDate(verdict.mrz->birthDate) || !isPossibleDate(verdict.mrz->expiryDate)) {
        verdict.reason = Reason::Range;
    } else {
        static_cast<Verdict&>(verdict) = accept(mrz::joined(lines));
    }
    return verdict;
}

std::optional<std::string> proposedNationalCode(const Mrz& zone)
{
    if (zone.format != MrzFormat::Td3 || zone.issuer != "IRN" || zone.optional.size() < 10) {
        return std::nullopt;
    }
    Verdict verdict = checkNationalCode(std::string_view(zone.optional).substr(0, 10));
    if (!verdict.valid) {
        return std::nullopt;
    }
    return std::move(verdict.canonical);
}

} // namespace pishkhan::domain
