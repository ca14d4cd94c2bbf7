// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/mrz_reading.h"

#include <algorithm>
#include <utility>

#include "drivers/document/decoder/mrz_fields.h"
#include "drivers/document/decoder/mrz_line.h"
#include "drivers/document/decoder/mrz_zone.h"

namespace pishkhan::document {

namespace {

constexpr double hopeless = -1.6;    // mean likelihood below which rows of ink are no zone
constexpr double convincing = -0.35; // and above which a broken check digit is a misreading of a zone

/// Two lines of 44 or 36, three of 30: how many characters fit the rows' length and distance.
std::vector<int> lengthsOf(const FoundZone& zone)
{
    const double ratio = zone.length / zone.step * 2.5; // characters, ICAO Doc 9303-3
    std::vector<int> lengths;
    for (const int characters : zone.lines == 3 ? std::vector<int>{30} : std::vector<int>{44, 36}) {
        if (ratio > 0.82 * characters && ratio < 1.2 * characters) {
            lengths.push_back(characters);
        }
    }
    std::sort(lengths.begin(), lengths.end(), [&](int a, int b) { return std::abs(ratio - a) < std::abs(ratio - b); });
    return lengths;
}

struct Attempt {
    std::vector<ReadLine> lines;
    double likelihood = -1e9;
};

Attempt read(const GlyphNet& net, const ScaledPicture& scaled, const FoundZone& zone, int characters, bool onItsHead)
{
    LinePlace place{zone.corners, zone.lines, 0, characters};
    for (Spot& corner : place.zone) {
        corner = {corner.x * scaled.scale, corner.y * scaled.scale};
    }
    if (onItsHead) {
        std::rotate(place.zone.begin(), place.zone.begin() + 2, place.zone.end());
    }
    Attempt attempt;
    double sum = 0;
    for (place.line = 0; place.line < zone.lines; ++place.line) {
        attempt.lines.push_back(readLine(net, straightLine(scaled.picture, place), characters));
        sum += attempt.lines.back().likelihood;
        if (attempt.lines.back().likelihood < hopeless) {
            return {}; // the other lines are not worth the time
        }
    }
    attempt.likelihood = sum / zone.lines;
    return attempt;
}

Attempt bestAttempt(const GlyphNet& net, const GreyImage& picture, const FoundZone& zone)
{
    Attempt best;
    for (const int characters : lengthsOf(zone)) {
        const ScaledPicture scaled = scaledForStrips(picture, zone.length / characters);
        for (const bool onItsHead : {false, true}) {
            Attempt attempt = read(net, scaled, zone, characters, onItsHead);
            if (attempt.likelihood > best.likelihood) {
                best = std::move(attempt);
            }
        }
    }
    return best;
}

} // namespace

std::optional<MrzReading> readMrz(const GreyImage& picture)
{
    const auto net = GlyphNet::parse(builtInGlyphTable());
    if (!net) {
        return std::nullopt;
    }
    std::optional<MrzReading> doubtful;
    double doubtfulLikelihood = convincing;
    for (const FoundZone& zone : findZones(picture)) {
        const Attempt attempt = bestAttempt(*net, picture, zone);
        auto reading = judgeZone(attempt.lines);
        if (!reading) {
            continue;
        }
        reading->touchesBorder = zone.touchesBorder;
        if (reading->complete) {
            return reading;
        }
        if (attempt.likelihood > doubtfulLikelihood) {
            doubtfulLikelihood = attempt.likelihood;
            doubtful = std::move(reading);
        }
    }
    return doubtful;
}

} // namespace pishkhan::document
