// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_terminal/line_faults.h"

namespace pishkhan::emulators {
namespace {

bool readCount(std::optional<std::size_t>& into, std::istringstream& in)
{
    std::size_t count = 0;
    in >> count;
    into = count;
    return !in.fail();
}

} // namespace

std::optional<bool> applyLineFault(LineFaults& faults, const std::string& word, std::istringstream& in)
{
    if (word == "drop-after-sent") {
        return readCount(faults.dropAfterSent, in);
    }
    if (word == "drop-after-received") {
        return readCount(faults.dropAfterReceived, in);
    }
    if (word == "mute-after-sent") {
        return readCount(faults.muteAfterSent, in);
    }
    if (word == "segment") {
        return !(in >> faults.segment >> faults.segmentMs).fail();
    }
    return std::nullopt;
}

} // namespace pishkhan::emulators
