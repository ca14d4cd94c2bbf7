// SPDX-License-Identifier: GPL-3.0-or-later
// prefix-search: what one keystroke costs over a hundred thousand made-up names, beside the plain way (fold the typed text, walk all folded
// names) and beside one frame of the screen, in one run. Prints one JSON object.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "terminal/domain/persian_text.h"
#include "terminal/domain/prefix_index.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t nameCount = 100'000;
constexpr std::size_t shown = 20; // rows a list shows
constexpr double frameMicroseconds = 1e6 / 60;

std::vector<std::string> madeUpNames()
{
    constexpr std::array<const char*, 16> parts{"نام", "گو", "رو", "شن", "بر", "کا", "مه", "دی",
                                                "سا",  "ره", "پو", "یا", "زا", "لی", "فر", "تا"};
    std::mt19937 draw(7);
    std::vector<std::string> names(nameCount);
    for (std::string& name : names) {
        for (int word = 0; word < 2; ++word) {
            name += word == 0 ? "" : " ";
            for (int part = 0; part < 4; ++part) {
                name += parts[draw() % parts.size()];
            }
        }
    }
    return names;
}

/// Every prefix a clerk types on the way to a name.
std::vector<std::string> keystrokes(const std::vector<std::string>& names)
{
    std::vector<std::string> typed;
    for (std::size_t i = 0; i < 50; ++i) {
        for (std::size_t bytes = 2; bytes <= 12; bytes += 2) { // Persian letters take two bytes
            typed.push_back(names[i * 1999].substr(0, bytes));
        }
    }
    return typed;
}

template <typename Find>
double microsecondsEach(const std::vector<std::string>& typed, std::size_t& found, const Find& find)
{
    const auto begin = Clock::now();
    for (const std::string& one : typed) {
        found += find(one);
    }
    return std::chrono::duration<double, std::micro>(Clock::now() - begin).count() / double(typed.size());
}

struct Folded {
    std::string whole, second; ///< match keys have no spaces, so each word's start has its own
};

Folded folded(const std::string& name)
{
    return {pishkhan::domain::matchKey(name), pishkhan::domain::matchKey(name.substr(name.find(' ') + 1))};
}

} // namespace

int main()
{
    using namespace pishkhan::domain;
    const auto names = madeUpNames();
    const auto typed = keystrokes(names);
    const PrefixIndex index(names);
    std::vector<Folded> keys;
    std::transform(names.begin(), names.end(), std::back_inserter(keys), folded);
    std::size_t ours = 0, plain = 0;
    const double indexed =
        microsecondsEach(typed, ours, [&](const std::string& one) { return index.find(one, shown).size(); });
    const double walked = microsecondsEach(typed, plain, [&](const std::string& one) {
        const std::string key = matchKey(one);
        const auto fits = [&](const Folded& name) {
            return name.whole.starts_with(key) || name.second.starts_with(key);
        };
        return std::min(shown, std::size_t(std::count_if(keys.begin(), keys.end(), fits)));
    });
    std::printf(
        "{\"benchmark\":\"prefix-search\",\"names\":%zu,\"keystrokes\":%zu,\"microseconds\":%.1f,\"plainMicroseconds\":%.1f,"
        "\"timesQuicker\":%.1f,\"shareOfFrame\":%.4f,\"found\":%zu,\"plainFound\":%zu}\n",
        nameCount, typed.size(), indexed, walked, walked / indexed, indexed / frameMicroseconds, ours, plain);
    return ours == plain ? 0 : 1;
}
