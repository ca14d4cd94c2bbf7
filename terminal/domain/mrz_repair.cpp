// SPDX-License-Identifier: GPL-3.0-or-later
// Repair of recogniser's mistakes in a machine-readable zone, all or nothing: a replaced character stands only if every check then holds.
#include <functional>
#include <set>

#include "terminal/domain/mrz.h"
#include "terminal/domain/mrz_layout.h"

namespace pishkhan::domain {

namespace {

using mrz::Layout;
using mrz::Span;

/// The character a recogniser takes for `c`, or `c` itself. Source: domain.md 3.6.
char twin(char c)
{
    constexpr std::string_view letters = "OISBZG";
    constexpr std::string_view digits = "015826";
    if (const std::size_t at = letters.find(c); at != std::string_view::npos) {
        return digits[at];
    }
    const std::size_t at = digits.find(c);
    return at == std::string_view::npos ? c : letters[at];
}

bool holds(const Mrz& zone, std::string_view field)
{
    for (const MrzCheck& check : zone.checks) {
        if (check.field == field) {
            return check.holds;
        }
    }
    return true;
}

using Proof = std::function<bool(const std::string&)>;

/// Exchange the one character, or else the one pair, that makes the proof hold. Two possible answers are no proof: nothing changes then.
bool exchange(std::string& text, const std::vector<std::size_t>& positions, const Proof& proof)
{
    std::vector<std::string> single;
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        std::string candidate = text;
        candidate[positions[i]] = twin(candidate[positions[i]]);
        if (proof(candidate)) {
            single.push_back(candidate);
        }
        for (std::size_t j = i + 1; j < positions.size(); ++j) {
            std::string second = candidate;
            second[positions[j]] = twin(second[positions[j]]);
            if (proof(second)) {
                pairs.push_back(std::move(second));
            }
        }
    }
    const std::vector<std::string>& found = single.empty() ? pairs : single;
    if (found.size() != 1) {
        return false;
    }
    text = found.front();
    return true;
}

std::vector<std::size_t> confusableIn(std::string_view text, Span span)
{
    std::vector<std::size_t> positions;
    for (std::size_t i = span.at; i < span.at + span.size; ++i) {
        if (twin(text[i]) != text[i]) {
            positions.push_back(i);
        }
    }
    return positions;
}

/// Columns that take only letters or only digits leave no choice between the twins.
void exchangeForced(const Layout& layout, std::string& text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const mrz::Allowed allowed = mrz::allowedAt(layout, i);
        if (!mrz::fits(allowed, text[i]) && mrz::fits(allowed, twin(text[i]))) {
            text[i] = twin(text[i]);
        }
    }
}

Mrz zoneOf(const mrz::Lines& lines, const std::string& text)
{
    mrz::Lines changed = lines;
    changed.text = text;
    return checkMrz(mrz::joined(changed)).mrz.value_or(Mrz{});
}

/// Columns that take both kinds: number and optional fields, by the check digit that covers them.
void exchangeProven(const Layout& layout, const mrz::Lines& lines, std::string& text)
{
    const auto proves = [&lines](const char* field) {
        return [&lines, field](const std::string& candidate) {
            const Mrz zone = zoneOf(lines, candidate);
            return !zone.checks.empty() && holds(zone, field);
        };
    };
    if (!holds(zoneOf(lines, text), "number")) {
        exchange(text, confusableIn(text, layout.number), proves("number"));
    }
    if (!holds(zoneOf(lines, text), "optional")) {
        exchange(text, confusableIn(text, layout.optional), proves("optional"));
    }
    if (!holds(zoneOf(lines, text), "composite") && !layout.optionalCheck) {
        std::vector<std::size_t> positions = confusableIn(text, layout.optional);
        if (layout.optional2) {
            const std::vector<std::size_t> more = confusableIn(text, *layout.optional2);
            positions.insert(positions.end(), more.begin(), more.end());
        }
        exchange(text, positions, proves("composite"));
    }
}

const char* fieldAt(const Layout& l, std::size_t position)
{
    const auto in = [position](Span span) { return position >= span.at && position < span.at + span.size; };
    if (in(l.number) || position == l.numberCheck) {
        return "number";
    }
    if (in(l.birth) || position == l.birthCheck) {
        return "birthDate";
    }
    if (in(l.expiry) || position == l.expiryCheck) {
        return "expiryDate";
    }
    if (in(l.name)) {
        return "name";
    }
    if (in(l.nationality)) {
        return "nationality";
    }
    if (in(l.code) || in(l.issuer)) {
        return "issuer";
    }
    return position == l.compositeCheck ? "composite" : "optional";
}

std::vector<std::string> changedFields(const Layout& layout, const std::string& before, const std::string& after)
{
    std::set<std::string> fields;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] != after[i]) {
            fields.insert(fieldAt(layout, i));
        }
    }
    return {fields.begin(), fields.end()};
}

} // namespace

MrzRepair repairMrz(std::string_view recognised)
{
    MrzRepair unrepaired{checkMrz(recognised), {}};
    const mrz::Lines lines = mrz::linesOf(recognised);
    if (unrepaired.verdict.valid || !lines.isMrzText || lines.length == 0) {
        return unrepaired;
    }
    mrz::Lines candidate = lines;
    if (const char first = candidate.text.front(); first >= '0' && first <= '9') {
        candidate.text.front() = twin(first); // the document code decides the layout and is always a letter
    }
    const Layout* layout = mrz::layoutOf(candidate);
    if (layout == nullptr) {
        return unrepaired;
    }
    exchangeForced(*layout, candidate.text);
    exchangeProven(*layout, candidate, candidate.text);
    MrzVerdict verdict = checkMrz(mrz::joined(candidate));
    if (!verdict.valid) {
        return unrepaired;
    }
    verdict.warnings.emplace_back("repaired");
    return {std::move(verdict), changedFields(*layout, lines.text, candidate.text)};
}

} // namespace pishkhan::domain
