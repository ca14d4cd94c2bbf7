// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/mrz_line.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pishkhan::document {

namespace {

constexpr int lookEvery = 2;       // dots
constexpr double stiffness = 0.12; // cost of a dot's square of uneven distance
constexpr int middleY = stripHeight / 2;

float best(const GlyphScores& scores)
{
    return *std::max_element(scores.begin(), scores.begin() + glyphCount);
}

/// The score of the best character at every second dot of the strip.
std::vector<float> look(const GlyphNet& net, const Strip& strip)
{
    std::vector<float> scores;
    for (int x = 0; x < strip.width; x += lookEvery) {
        scores.push_back(std::max(best(net.read(strip.window(x, middleY))), -12.0F));
    }
    return scores;
}

/// The most likely middles of `count` characters about glyphPitch apart (dynamic programming).
std::vector<double> places(const std::vector<float>& scores, int count)
{
    constexpr int least = 14, most = 26; // dots between neighbours
    constexpr double never = -1e9;
    const auto width = scores.size();
    std::vector<std::vector<double>> value(static_cast<std::size_t>(count), std::vector<double>(width, never));
    std::vector<std::vector<int>> from(static_cast<std::size_t>(count), std::vector<int>(width, -1));
    value[0].assign(scores.begin(), scores.end());
    for (std::size_t c = 1; c < value.size(); ++c) {
        for (int x = 0; x < static_cast<int>(width); ++x) {
            for (int gap = least / lookEvery; gap <= most / lookEvery && gap <= x; ++gap) {
                const double uneven = gap * lookEvery - glyphPitch;
                const double total = value[c - 1][static_cast<std::size_t>(x - gap)] - stiffness * uneven * uneven;
                if (total > value[c][static_cast<std::size_t>(x)]) {
                    value[c][static_cast<std::size_t>(x)] = total;
                    from[c][static_cast<std::size_t>(x)] = x - gap;
                }
            }
            value[c][static_cast<std::size_t>(x)] += scores[static_cast<std::size_t>(x)];
        }
    }
    auto at = static_cast<int>(std::max_element(value.back().begin(), value.back().end()) - value.back().begin());
    std::vector<double> middles;
    for (std::size_t c = value.size(); c-- > 0 && at >= 0;) {
        middles.insert(middles.begin(), at * lookEvery);
        at = from[c][static_cast<std::size_t>(at)];
    }
    return middles;
}

/// Each place moved towards the straight line through its neighbours: single ones are drawn aside by their shapes.
std::vector<double> smoothed(const std::vector<double>& middles)
{
    constexpr int reach = 5;
    std::vector<double> out;
    const auto count = static_cast<int>(middles.size());
    for (int i = 0; i < count; ++i) {
        double sum = 0, weight = 0;
        for (int k = std::max(0, i - reach); k <= std::min(count - 1, i + reach); ++k) {
            const int twin = 2 * i - k; // on the other side
            if (twin >= 0 && twin < count) {
                sum += (middles[static_cast<std::size_t>(k)] + middles[static_cast<std::size_t>(twin)]) / 2;
                weight += 1;
            }
        }
        out.push_back(0.5 * middles[static_cast<std::size_t>(i)] + 0.5 * sum / weight);
    }
    return out;
}

/// The mean of what is seen from several places, without "none".
GlyphScores lookAround(const GlyphNet& net, const Strip& strip, double middle)
{
    GlyphScores sum{};
    for (const int dx : {-1, 0, 1}) {
        for (const int dy : {-1, 0, 1}) {
            const auto x = static_cast<int>(std::lround(middle)) + dx;
            const GlyphScores seen = net.read(strip.window(x, middleY + dy));
            for (std::size_t i = 0; i < glyphCount; ++i) {
                sum[i] += seen[i] / 9;
            }
        }
    }
    float total = 0;
    for (std::size_t i = 0; i < glyphCount; ++i) {
        total += std::exp(sum[i]);
    }
    for (std::size_t i = 0; i < glyphCount; ++i) {
        sum[i] -= std::log(total);
    }
    return sum;
}

} // namespace

ReadLine readLine(const GlyphNet& net, const Strip& strip, int characters)
{
    ReadLine line;
    if (strip.width == 0) {
        return line;
    }
    const std::vector<double> middles = places(look(net, strip), characters);
    if (static_cast<int>(middles.size()) != characters) {
        return line;
    }
    double total = 0;
    for (const double middle : smoothed(middles)) {
        line.characters.push_back(lookAround(net, strip, middle));
        total += best(net.read(strip.window(static_cast<int>(std::lround(middle)), middleY)));
    }
    line.likelihood = total / characters;
    return line;
}

} // namespace pishkhan::document
