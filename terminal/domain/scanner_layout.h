// SPDX-License-Identifier: GPL-3.0-or-later
/// Repair of what a keyboard-wedge scanner types while the Persian layout is active: each character goes back to its
/// key (experience.md 3.2).
#pragma once
#include <string>
#include <string_view>

namespace pishkhan::domain {

/// The ASCII the scanner sent. Text without any Persian character is returned as it is: the layout was Latin.
std::string repairScannerText(std::string_view typed);

/// What the Persian layout (ISIRI 9147, as in xkeyboard-config "pes") types for ASCII; the inverse, for tests and the
/// emulated scanner.
std::string typedOnPersianLayout(std::string_view ascii);

} // namespace pishkhan::domain
