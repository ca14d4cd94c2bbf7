// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/base/utf8.h"

#include <cstddef>
#include <cstdint>

namespace pishkhan {
namespace {

struct Lead {
    std::size_t following = 0;
    std::uint32_t bits = 0;
    std::uint32_t smallest = 0; ///< below this the form is overlong
};

/// Following = 4 marks a byte that cannot start a character.
Lead leadOf(std::uint8_t byte)
{
    if (byte < 0x80) {
        return {0, byte, 0};
    }
    if ((byte & 0xe0U) == 0xc0) {
        return {1, byte & 0x1fU, 0x80};
    }
    if ((byte & 0xf0U) == 0xe0) {
        return {2, byte & 0x0fU, 0x800};
    }
    if ((byte & 0xf8U) == 0xf0) {
        return {3, byte & 0x07U, 0x10000};
    }
    return {4, 0, 0};
}

} // namespace

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const Lead lead = leadOf(static_cast<std::uint8_t>(text[at]));
        if (lead.following > 3 || lead.following >= text.size() - at) {
            return false;
        }
        std::uint32_t point = lead.bits;
        for (std::size_t i = 1; i <= lead.following; ++i) {
            const auto byte = static_cast<std::uint8_t>(text[at + i]);
            if ((byte & 0xc0U) != 0x80) {
                return false;
            }
            point = (point << 6U) | (byte & 0x3fU);
        }
        if (point < lead.smallest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
            return false;
        }
        at += lead.following + 1;
    }
    return true;
}

} // namespace pishkhan
