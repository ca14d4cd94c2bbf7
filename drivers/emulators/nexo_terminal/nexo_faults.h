// SPDX-License-Identifier: GPL-3.0-or-later
/// What the emulated nexo terminal shall do wrong, or differently, as one line of its control socket says it. One-shot words hold for the
/// next payment or return, settings until changed. Follows payment.md 9 and 12.4.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "drivers/emulators/card_terminal/http_device.h"
#include "drivers/emulators/card_terminal/line_faults.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators::nexo {

/// One-shot: the next payment's own course.
struct NextPayment {
    std::string declineWith; ///< ErrorCondition; nothing moves, and the terminal remembers that
    std::string lieWith;     ///< ErrorCondition answered although the money moved, as Odoo's #75246 met it
    std::optional<std::int64_t> otherAmount;
    std::string otherCurrency;
    bool partial = false;
    bool otherService = false, otherSale = false, otherKey = false, otherCategory = false;
    bool silent = false;    ///< stored, but never answered
    bool empty = false;     ///< 200 without a body
    bool rejects = false;   ///< an EventNotification that repeats the request; nothing moves
    bool event = false;     ///< an EventNotification about something else
    bool clearCard = false; ///< a whole card number in the card's place and in the slip's text
    bool wrongSeal = false, otherHeader = false, unsealed = false; ///< of the JSON dialect
    int status = 200;                                              ///< of HTTP; the body is a page of somebody else
    std::size_t cutBody = std::string::npos;                       ///< bytes of the body that leave
    bool chunks = false, untilClose = false, moreParts = false;
};

struct Behaviour {
    bool finishesAlone = true; ///< the citizen completes although the line is cut
    bool knowsEqualIds = true; ///< a ServiceID it has answered is answered again and starts nothing
    bool answersStatus = true;
    bool needsLogin = true; ///< of the XML dialect
    bool isBusy = false, isOut = false;
    int hides = 0;                       ///< so many TransactionStatus are answered NotFound, whatever the books say
    std::int64_t cardMs = 0, hostMs = 0; ///< how long the citizen and the bank take
    std::int64_t answerMs = 0;           ///< between storing a payment and answering
};

struct Faults {
    NextPayment next;
    Behaviour behaviour;
    LineFaults line;
};

/// Apply one control line, e.g. `decline Refusal`, `cut-body 40`, `hide 2`, `reset`. Errors: InvalidInput names the word.
Status applyControlLine(Faults& faults, const std::string& line);

} // namespace pishkhan::emulators::nexo
