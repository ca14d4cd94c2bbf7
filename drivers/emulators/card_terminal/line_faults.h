// SPDX-License-Identifier: GPL-3.0-or-later
/// Faults of the line itself, the same for every protocol; served by the program around an emulated terminal.
/// Follows payment.md 12.4.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>

namespace pishkhan::emulators {

struct LineFaults {
    std::optional<std::size_t> dropAfterSent, dropAfterReceived, muteAfterSent; ///< counted from the command
    std::size_t segment = 0;                                                    ///< bytes per write; 0 = whole
    std::int64_t segmentMs = 0;
};

/// Apply `drop-after-sent N`, `drop-after-received N`, `mute-after-sent N` or `segment BYTES MS`.
/// Nothing when the word is not one of these; otherwise whether its numbers could be read.
std::optional<bool> applyLineFault(LineFaults& faults, const std::string& word, std::istringstream& in);

} // namespace pishkhan::emulators
