// SPDX-License-Identifier: GPL-3.0-or-later
/// What the emulated terminal shall do wrong, or differently, as one line of its control socket says it. One-shot words
/// hold for the next payment, settings until changed. Follows payment.md 12.4.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "drivers/emulators/card_terminal/line_faults.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators {

/// What becomes of a sale whose result the station did not acknowledge.
enum class AutoReversal {
    Silent, ///< it was never stored
    Booked, ///< stored with its reversal behind it
    Late,   ///< stored; busy for a while, then reversed
    None,   ///< stored and kept
};

/// One-shot: the next payment's own course.
struct NextPayment {
    std::optional<std::uint8_t> declineWith;
    std::optional<std::uint8_t> refuseWith; ///< 84 xx to the 06 01
    std::optional<std::int64_t> otherAmount;
    std::optional<int> otherCurrency;
    bool cancel = false;        ///< 06 1E 6C before any result
    bool pinTimeout = false;    ///< the same after the PIN was asked for
    bool wrongPinFirst = false; ///< 27 55, then 27 00
    bool abortAfterApproval = false;
    bool withoutAmount = false;
    bool unknownField = false;
    bool clearCard = false;
    bool silent = false;        ///< not even 80 00
    bool impliedAnswer = false; ///< no 80 00 before the first message
};

struct Behaviour {
    AutoReversal autoReversal = AutoReversal::Silent;
    std::int64_t lateMs = 0;
    bool finishWithoutStation = false;   ///< the citizen completes although the line is cut
    bool prints = true;                  ///< 06 D3 when the station wants receipts
    bool longLengths = false;            ///< FF lo hi for every message
    std::int64_t cardMs = 0, hostMs = 0; ///< how long the citizen and the bank take
    std::int64_t chatterMs = 0;          ///< it repeats its step so often while it waits for the card
    std::int64_t answerMs = 5'000;       ///< T3 of the terminal
    std::uint8_t patienceMinutes = 3;    ///< new T4 in every 04 FF, up to 9; 0 leaves the station's own
    std::uint8_t status = 0;             ///< answer to 05 01 when idle
    int countsIn = 364;                  ///< ISO 4217 number its registration names
    std::int64_t clockOffMs = 0;         ///< how far its clock is off
    std::int64_t saleAfterCut = 0;       ///< somebody uses the terminal by hand right after the next break
};

/// Of the serial framing only.
struct SerialFaults {
    int refuseNext = 0;                 ///< good frames of the station answered by NAK
    int loseAcknowledge = 0;            ///< frames taken whose ACK and answer are lost on the line
    int damageNext = 0;                 ///< own frames sent with a flipped bit
    int repeatNext = 0;                 ///< own frames sent twice in one go
    std::int64_t acknowledgeMs = 5'000; ///< T2 of the terminal
    int repeatsSeen = 0;                ///< frames of the station that came again and were not processed again
};

struct Faults {
    NextPayment next;
    Behaviour behaviour;
    LineFaults line;
    SerialFaults serial;
};

/// Apply one control line, e.g. `decline 51`, `auto-reversal late 2000`, `drop-after-sent 40`, `reset`.
/// Errors: InvalidInput names the word.
Status applyControlLine(Faults& faults, const std::string& line);

} // namespace pishkhan::emulators
