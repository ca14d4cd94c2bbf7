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

/// What is likeliest at one place.
struct Look {
    std::size_t glyph = 0;
    float score = 0;
};

Look bestOf(const GlyphScores& scores)
{
    const auto best = std::max_element(scores.begin(), scores.begin() + glyphCount);
    return {static_cast<std::size_t>(best - scores.begin()), std::max(*best, -12.0F)};
}

/// The likeliest character at every second dot of the strip.
std::vector<Look> lookAlong(const GlyphNet& net, const Strip& strip)
{
    std::vector<Look> looks;
    for (int x = 0; x < strip.width; x += lookEvery) {
        looks.push_back(bestOf(net.read(strip.window(x, middleY))));
    }
    return looks;
}

/// Each score mixed with its neighbours': a character is recognised from several places, and its middle is between them.
void centre(std::vector<Look>& looks)
{
    constexpr std::array<float, 5> shares{1.0F / 9, 2.0F / 9, 3.0F / 9, 2.0F / 9, 1.0F / 9};
    constexpr float poorest = -6;
    const std::vector<Look> before = looks;
    for (std::size_t i = 2; i + 2 < looks.size(); ++i) {
        looks[i].score = 0;
        for (std::size_t k = 0; k < shares.size(); ++k) {
            looks[i].score += shares[k] * std::max(before[i + k - 2].score, poorest);
        }
    }
}

/// Where characters are expected: their middles, or only how far apart they are.
struct Expectation {
    std::vector<double> middles; ///< empty at first
    double gapAt(std::size_t i) const { return middles.empty() ? glyphPitch : middles[i] - middles[i - 1]; }
    double costOf(std::size_t i, double x) const
    {
        constexpr double pull = 0.04; // of a dot's square
        return middles.empty() ? 0 : pull * (x - middles[i]) * (x - middles[i]);
    }
};

/// The most likely middles of `count` characters (dynamic programming).
std::vector<double> places(const std::vector<Look>& looks, std::size_t count, const Expectation& expected)
{
    constexpr int least = 14, most = 26; // dots between neighbours
    const auto width = static_cast<int>(looks.size());
    std::vector<std::vector<double>> value(count, std::vector<double>(looks.size(), -1e9));
    std::vector<std::vector<int>> from(count, std::vector<int>(looks.size(), -1));
    for (std::size_t c = 0; c < count; ++c) {
        for (int x = 0; x < width; ++x) {
            const auto at = static_cast<std::size_t>(x);
            double& best = value[c][at];
            best = c == 0 ? 0 : best;
            for (int gap = least / lookEvery; c > 0 && gap <= most / lookEvery && gap <= x; ++gap) {
                const double uneven = gap * lookEvery - expected.gapAt(c);
                const double total = value[c - 1][static_cast<std::size_t>(x - gap)] - stiffness * uneven * uneven;
                if (total > best) {
                    best = total;
                    from[c][at] = x - gap;
                }
            }
            best += static_cast<double>(looks[at].score) - expected.costOf(c, x * lookEvery);
        }
    }
    auto at = static_cast<int>(std::max_element(value.back().begin(), value.back().end()) - value.back().begin());
    std::vector<double> middles;
    for (std::size_t c = count; c-- > 0 && at >= 0;) {
        middles.insert(middles.begin(), at * lookEvery);
        at = from[c][static_cast<std::size_t>(at)];
    }
    return middles;
}

/// Coefficients of the parabola through the places (least squares, three unknowns); t runs from -0.5 to 0.5.
std::array<double, 3> parabola(const std::vector<double>& middles, const std::vector<double>& weights)
{
    std::array<std::array<double, 4>, 3> m{};
    for (std::size_t i = 0; i < middles.size(); ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(middles.size()) - 0.5;
        const std::array<double, 4> row{1, t, t * t, middles[i]};
        for (std::size_t r = 0; r < 3; ++r) {
            for (std::size_t c = 0; c < 4; ++c) {
                m[r][c] += weights[i] * row[r] * row[c];
            }
        }
    }
    for (std::size_t r = 0; r < 3; ++r) { // elimination; the diagonal is positive
        for (std::size_t other = 0; other < 3; ++other) {
            const double share = other == r ? 0 : m[other][r] / m[r][r];
            for (std::size_t c = 0; c < 4; ++c) {
                m[other][c] -= share * m[r][c];
            }
        }
    }
    return {m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2]};
}

/// Print is even: the places on the curve through all of them. Those far off weigh less, because single ones are drawn
/// aside by their shapes; `trust` is smaller where a character looks alike from several places.
std::vector<double> evenPlaces(const std::vector<double>& middles, const std::vector<double>& trust)
{
    constexpr double far = 3; // dots
    std::vector<double> weights = trust;
    std::vector<double> even(middles.size());
    for (int round = 0; round < 4; ++round) {
        const auto [level, slope, bend] = parabola(middles, weights);
        for (std::size_t i = 0; i < middles.size(); ++i) {
            const double t = static_cast<double>(i) / static_cast<double>(middles.size()) - 0.5;
            even[i] = level + slope * t + bend * t * t;
            const double off = (middles[i] - even[i]) / far;
            weights[i] = trust[i] / (1 + off * off);
        }
    }
    return even;
}

std::vector<double> trustIn(const std::vector<Look>& looks, const std::vector<double>& middles)
{
    constexpr double inFillers = 0.1;
    std::vector<double> trust;
    for (const double middle : middles) {
        const Look& look = looks[static_cast<std::size_t>(middle) / lookEvery];
        trust.push_back(glyphAlphabet[look.glyph] == '<' ? inFillers : 1);
    }
    return trust;
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
    const auto count = static_cast<std::size_t>(characters);
    std::vector<Look> looks = lookAlong(net, strip);
    centre(looks);
    Expectation expected;
    for (int round = 0; round < 2; ++round) {
        const std::vector<double> middles = places(looks, count, expected);
        if (middles.size() != count) {
            return line;
        }
        expected.middles = evenPlaces(middles, trustIn(looks, middles));
    }
    double total = 0;
    for (const double middle : expected.middles) {
        line.characters.push_back(lookAround(net, strip, middle));
        total += bestOf(net.read(strip.window(static_cast<int>(std::lround(middle)), middleY))).score;
    }
    line.likelihood = total / characters;
    return line;
}

} // namespace pishkhan::document
