// SPDX-License-Identifier: GPL-3.0-or-later
/// What the emulated Behpardakht terminal shall do wrong, or differently, as one line of its control socket says it.
/// One-shot words hold for the next payment, settings until changed. Follows payment.md 8 and 12.4; several settings
/// stand for what the public document leaves open.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "drivers/emulators/card_terminal/line_faults.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators::behpardakht {

/// What becomes of an approved sale whose answer could not be delivered: the document does not say.
enum class Undelivered {
    Keep,   ///< stored; an inquiry finds it
    Return, ///< never stored
    Late,   ///< stored, then returned after a while; no inquiry finds it meanwhile
};

/// One-shot: the next payment's own course.
struct NextPayment {
    std::string declineWith; ///< C0; nothing is stored
    std::string approveAs;   ///< stored, but C0 says this (FF with the amount echoed …)
    std::optional<std::int64_t> otherAmount;
    std::int64_t discount = 0;
    bool cancel = false; ///< the citizen presses cancel: FU
    bool otherKey = false, withoutKey = false, otherNumber = false, otherService = false, withoutCode = false;
    bool otherTerminal = false;
    bool badCheck = false;  ///< CRC of the answer is wrong
    bool oddDigits = false; ///< numbers with leading zero bytes
    bool extraTags = false; ///< tags the document does not know, an empty one, a long one
    bool clearCard = false; ///< a whole card number in an unknown tag and in a text
    bool silent = false;    ///< stored, but never answered
    bool stale = false;     ///< an old answer to another request comes first
};

struct Behaviour {
    Undelivered undelivered = Undelivered::Keep;
    std::int64_t returnMs = 0;
    bool finishesAlone = true; ///< the citizen completes although the line is cut
    bool answersReady = true;  ///< to "Ready?"
    bool answersInquiries = true;
    bool refusesEqualKeys = true;        ///< a second request with a key it has stored is answered 94
    bool lengthOfBody = false;           ///< answers declare len(body), not len(body)+6
    bool pushesLate = false;             ///< an answer that found no line goes out on the next one
    std::int64_t cardMs = 0, hostMs = 0; ///< how long the citizen and the bank take
    std::int64_t answerMs = 0;           ///< between storing a sale and answering
    std::int64_t saleAfterCut = 0;       ///< somebody uses the terminal by hand right after the next break
};

struct Faults {
    NextPayment next;
    Behaviour behaviour;
    LineFaults line;
};

/// Apply one control line, e.g. `decline 51`, `undelivered late 2000`, `drop-after-sent 40`, `reset`.
/// Errors: InvalidInput names the word.
Status applyControlLine(Faults& faults, const std::string& line);

} // namespace pishkhan::emulators::behpardakht
