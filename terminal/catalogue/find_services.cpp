// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue has tens of sheets, so words are compared one by one; an index would cost more than it saves.
#include <algorithm>

#include "terminal/catalogue/catalogue.h"
#include "terminal/domain/normalise.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::catalogue {

namespace {

constexpr int noMatch = 0;

/// The keys of the runs of words that start at each word: "تمدید گواهینامه" is found by «تمد», «گوا» and «تمدید گوا».
int wordRank(std::string_view title, std::string_view key)
{
    const std::string canonical = domain::canonicalText(title);
    for (std::size_t at = 0; at < canonical.size();) {
        if (domain::matchKey(std::string_view(canonical).substr(at)).starts_with(key)) {
            return at == 0 ? 3 : 2;
        }
        const std::size_t space = canonical.find(' ', at);
        if (space == std::string::npos) {
            break;
        }
        at = space + 1;
    }
    return noMatch;
}

int rank(const ServiceSheet& sheet, std::string_view code, std::string_view key)
{
    if (!code.empty() && sheet.code.starts_with(code)) {
        return 4;
    }
    if (key.empty()) {
        return noMatch;
    }
    const int inTitle = wordRank(sheet.title, key);
    return inTitle != noMatch ? inTitle : std::min(1, wordRank(sheet.agencyTitle, key));
}

} // namespace

std::vector<const ServiceSheet*> findServices(const Catalogue& catalogue, std::string_view query)
{
    const std::string typed = domain::normaliseIdentifier(query);
    const std::string key = domain::matchKey(query);
    const std::string code = domain::isDigits(typed) ? typed : std::string();
    const bool all = code.empty() && key.empty();
    std::vector<std::pair<int, const ServiceSheet*>> found;
    for (const ServiceSheet& sheet : catalogue.services) {
        const int value = all ? 1 : rank(sheet, code, key);
        if (value != noMatch) {
            found.emplace_back(value, &sheet);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const ServiceSheet*> sheets;
    for (const auto& [value, sheet] : found) {
        sheets.push_back(sheet);
    }
    return sheets;
}

} // namespace pishkhan::catalogue
