// SPDX-License-Identifier: GPL-3.0-or-later
/// What a new brand of card terminal must pass before an office may use it: a list of clauses, each tried on a real terminal (or its
/// emulator) through its driver, with a verdict and, where it fails, what the terminal did. Follows the rules of payment.md (R1 … R10). Called by
/// `pishkhan-device conform --pos`. Needs a person with a card: money moves, and is asked back where the terminal can.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "terminal/ports/clock.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment {

enum class Verdict {
    Pass,
    Fail,
    NotTried
}; ///< NotTried: an earlier failure, or something the terminal does not claim to do

constexpr const char* name(Verdict verdict)
{
    return verdict == Verdict::Pass ? "pass" : verdict == Verdict::Fail ? "fail" : "not-tried";
}

struct ConformanceCheck {
    std::string name; ///< stable word
    std::string asks; ///< what is required, in English, for engineers of the vendor
    Verdict verdict = Verdict::NotTried;
    std::string detail;   ///< of a failure; no card number is in it
    bool required = true; ///< false: the terminal may be used without it, with the loss that `asks` names
};

struct ConformanceWish {
    std::int64_t firstNumber = 1; ///< of the requests' keys; no two examinations of one terminal may share one
    Rials amount = Rials(10'000); ///< of each payment; the second is one rial more
    std::function<void(Milliseconds)> pause; ///< between two inquiries
    std::function<void(const std::string&)>
        tell;                          ///< what the person at the terminal is to do next, or its display says
    std::function<Status()> reconnect; ///< make the line anew; empty: not tried
};

/// The order is fixed; nothing is charged twice, and a payment in doubt ends the examination.
std::vector<ConformanceCheck> checkTerminal(ports::PaymentTerminal& terminal, const ports::Clock& clock,
                                            const ConformanceWish& wish);

} // namespace pishkhan::payment
