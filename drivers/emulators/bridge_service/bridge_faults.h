// SPDX-License-Identifier: GPL-3.0-or-later
/// What the emulated bridge shall do wrong, or differently, as one line of its control socket says it. One-shot words hold for the next
/// payment or return, settings until changed. It never breaks the promises of BRIDGE.md: no station could be right then.
#pragma once
#include <cstdint>
#include <string>

#include "drivers/emulators/card_terminal/line_faults.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators::bridge {

/// One-shot: the next payment's own course.
struct NextPayment {
    std::string declineWith;        ///< reason; nothing moves
    std::string sayInstead;         ///< outcome answered although another happened: running, unknown
    std::int64_t moreThanAsked = 0; ///< taken, and said so
    bool otherKey = false, withoutKey = false;
    bool silent = false, empty = false;
    bool clearCard = false; ///< a whole card number in the card's place and in the text
    int status = 200;
    std::size_t cutBody = std::string::npos;
    bool chunks = false, untilClose = false, moreMembers = false;
};

struct Behaviour {
    bool finishesAlone = true; ///< the citizen completes although the line is cut
    bool splits = true;        ///< its terminal can pay parts
    bool isReady = true;
    std::int64_t cardMs = 0, hostMs = 0, answerMs = 0;
};

struct Faults {
    NextPayment next;
    Behaviour behaviour;
    LineFaults line;
};

/// Apply one control line, e.g. `decline funds`, `say unknown`, `cut-body 40`, `reset`. Errors: InvalidInput names the word.
Status applyControlLine(Faults& faults, const std::string& line);

} // namespace pishkhan::emulators::bridge
