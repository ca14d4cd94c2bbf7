// SPDX-License-Identifier: GPL-3.0-or-later
/// KeyText: what a keyboard-wedge scanner meant, from the keys it pressed. By the key's place, never by its letter, so that the layout a
/// person chose (Persian) means nothing here. Pure and bounded; fed by WedgeReader. Codes: linux/input-event-codes.h.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace pishkhan::wedge {

enum class KeyMove { Up, Down, Repeat };

class KeyText {
public:
    /// One key at a time of the device's clock, in ms. A text when the key ended one: Enter or Tab after at least one character.
    /// A pause of a second begins afresh: half a barcode is never put before the next one.
    std::optional<std::string> key(std::uint16_t code, KeyMove move, std::int64_t atMs);

private:
    void take(char c);
    std::string m_text;
    bool m_shift = false;
    bool m_control = false;
    bool m_tooLong = false; ///< a text without end is dropped whole
    std::int64_t m_last = 0;
};

} // namespace pishkhan::wedge
