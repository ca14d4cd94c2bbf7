// SPDX-License-Identifier: GPL-3.0-or-later
/// What a new brand of receipt printer must pass before an office may use it: a list of checks, each with a verdict and, where it fails, what
/// the printer did. Called by `pishkhan-device conform --printer`. Prints four pages, one of them long.
#pragma once
#include <string>
#include <vector>

#include "drivers/printer/escpos_printer.h"

namespace pishkhan::printer {

enum class Verdict { Pass, Fail, NotTried }; ///< NotTried: an earlier failure leaves it without meaning

struct ConformanceCheck {
    std::string name; ///< stable word
    std::string asks; ///< what is required, in English, for engineers of the vendor
    Verdict verdict = Verdict::NotTried;
    std::string detail;   ///< of a failure
    bool required = true; ///< false: the printer may be used without it, with the loss that `asks` names
};

constexpr const char* name(Verdict verdict)
{
    return verdict == Verdict::Pass ? "pass" : verdict == Verdict::Fail ? "fail" : "not-tried";
}

/// `widthDots`: 576 or 384. Never throws the printer out of its state for good: buffers are cleared at the end.
std::vector<ConformanceCheck> checkPrinter(const Connect& connect, int widthDots, const EscposPatience& patience);

} // namespace pishkhan::printer
