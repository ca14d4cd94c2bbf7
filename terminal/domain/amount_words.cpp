// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/amount_words.h"

#include <string_view>
#include <vector>

namespace pishkhan::domain {

namespace {

constexpr std::string_view ones[] = {"",       "یک",     "دو",     "سه",   "چهار",  "پنج",    "شش",
                                     "هفت",    "هشت",    "نه",     "ده",   "یازده", "دوازده", "سیزده",
                                     "چهارده", "پانزده", "شانزده", "هفده", "هجده",  "نوزده"};
constexpr std::string_view tens[] = {"", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"};
constexpr std::string_view hundreds[] = {"",      "یکصد", "دویست", "سیصد",  "چهارصد",
                                         "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"};
/// The money form stays with «میلیارد» instead of the foreign words for larger powers.
constexpr std::string_view units[] = {
    "", "هزار", "میلیون", "میلیارد", "هزار میلیارد", "میلیون میلیارد", "میلیارد میلیارد"};

std::string joined(const std::vector<std::string_view>& words)
{
    std::string out;
    for (const std::string_view word : words) {
        out.append(out.empty() ? "" : " و ").append(word);
    }
    return out;
}

/// 1 … 999.
std::string groupInWords(std::uint64_t group)
{
    std::vector<std::string_view> words;
    if (group >= 100) {
        words.push_back(hundreds[group / 100]);
    }
    const std::uint64_t rest = group % 100;
    if (rest >= 20) {
        words.push_back(tens[rest / 10]);
    }
    const std::uint64_t last = rest < 20 ? rest : rest % 10;
    if (last != 0) {
        words.push_back(ones[last]);
    }
    return joined(words);
}

} // namespace

std::string amountInWords(std::int64_t amount)
{
    if (amount == 0) {
        return "صفر";
    }
    std::uint64_t rest = amount < 0 ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
    std::string words;
    for (std::size_t unit = 0; rest != 0; ++unit, rest /= 1000) {
        if (rest % 1000 == 0) {
            continue;
        }
        std::string group = groupInWords(rest % 1000);
        if (unit != 0) {
            group.append(" ").append(units[unit]);
        }
        words = words.empty() ? group : group + " و " + words;
    }
    return amount < 0 ? "منفی " + words : words;
}

} // namespace pishkhan::domain
