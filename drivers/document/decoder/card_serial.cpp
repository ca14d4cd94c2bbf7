// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/card_serial.h"

#include <algorithm>
#include <list>
#include <vector>

#include "drivers/document/decoder/card_vision.h"
#include "drivers/document/decoder/picture.h"
#include "drivers/document/decoder/serial_reader.h"
#include "terminal/domain/card_serial.h"

namespace pishkhan::document {

namespace {

using ports::FieldProof;

constexpr int stripWidth = straightWidth * 125 / 1000; // the serial stands in the left 11 %; some room for the cut
constexpr int leastConfidence = 60;                    // of a single reading
constexpr std::size_t serialLength = 10;

/// One way of reading the strip: the whole line, or letter by letter with the capital apart.
struct Attempt {
    GreyImage line;
    std::vector<GreyImage> letters;
    GreyImage digits; ///< all but the second letter, beside each other; empty unless there are ten letters
};

Attempt prepare(const GreyImage& strip, double scale)
{
    Attempt attempt;
    attempt.line = preparedLine(strip, scale);
    attempt.letters = lettersOf(attempt.line);
    if (attempt.letters.size() == serialLength) {
        std::vector<const GreyImage*> digits;
        for (std::size_t i = 0; i < serialLength; ++i) {
            if (i != 1) {
                digits.push_back(&attempt.letters[i]);
            }
        }
        attempt.digits = besideEachOther(digits);
    }
    return attempt;
}

std::vector<Attempt> attemptsFor(const GreyImage& uprightCard)
{
    const GreyImage strip = cropped(uprightCard, 4, 4, stripWidth, straightHeight - 8);
    std::vector<Attempt> attempts;
    for (const double degrees : {90.0, -90.0}) { // upwards on the cards seen; downwards costs little
        const GreyImage level = turned(strip, degrees);
        attempts.push_back(prepare(level, 1.2));
        attempts.push_back(prepare(level, 0.9));
        attempts.push_back(prepare(improve(level, Improvement::Smooth), 1.2));
    }
    return attempts;
}

struct Vote {
    std::string value;
    FieldProof proof = FieldProof::Unprotected;
    int confidence = 0;
    int count = 0;
};

void count(const PrintedLine& reading, std::list<Vote>& votes)
{
    const auto verdict = domain::checkCardSerial(reading.text);
    if (!verdict.valid) {
        return;
    }
    const bool repaired =
        std::find(verdict.warnings.begin(), verdict.warnings.end(), "repaired") != verdict.warnings.end();
    auto vote = std::find_if(votes.begin(), votes.end(), [&](const Vote& v) { return v.value == verdict.canonical; });
    if (vote == votes.end()) {
        vote = votes.insert(votes.end(), Vote{verdict.canonical, FieldProof::Repaired, 0, 0});
    }
    ++vote->count;
    vote->confidence = std::max(vote->confidence, reading.confidence);
    if (!repaired) {
        vote->proof = FieldProof::Unprotected;
    }
}

/// The capital read alone stands between the digits read without it.
PrintedLine joined(const PrintedLine& digits, const PrintedLine& capital)
{
    if (digits.text.size() != serialLength - 1 || capital.text.size() != 1) {
        return {};
    }
    return {digits.text.substr(0, 1) + capital.text + digits.text.substr(1),
            std::min(digits.confidence, capital.confidence)};
}

std::list<Vote> collectVotes(const std::vector<Attempt>& attempts)
{
    std::vector<LineToRead> toRead;
    for (const Attempt& attempt : attempts) {
        if (!attempt.digits.empty()) {
            toRead.push_back({&attempt.digits, Alphabet::Digits});
            toRead.push_back({&attempt.letters[1], Alphabet::OneCapital});
        } else if (attempt.letters.size() >= serialLength / 2) { // letters that touch, or specks among them
            toRead.push_back({&attempt.line, Alphabet::CapitalsAndDigits});
        }
    }
    const std::vector<PrintedLine> read = readLines(toRead);
    std::list<Vote> votes;
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (toRead[i].alphabet == Alphabet::CapitalsAndDigits) {
            count(read[i], votes);
        } else if (toRead[i].alphabet == Alphabet::Digits) {
            count(joined(read[i], read[i + 1]), votes);
        }
    }
    return votes;
}

} // namespace

std::optional<ports::ScannedField> readCardSerial(const GreyImage& uprightCard)
{
    const std::list<Vote> votes = collectVotes(attemptsFor(uprightCard));
    const auto best = std::max_element(votes.begin(), votes.end(), [](const Vote& a, const Vote& b) {
        return std::pair(a.count, a.confidence) < std::pair(b.count, b.confidence);
    });
    if (best == votes.end() || (best->count < 2 && best->confidence < leastConfidence)) {
        return std::nullopt;
    }
    return ports::ScannedField{"card-serial", best->value, best->proof, best->confidence};
}

} // namespace pishkhan::document
