// SPDX-License-Identifier: GPL-3.0-or-later
/// Lengths and encodings of ZVT fields: which bytes belong to which field. Used by zvt_fields only; tested through it.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "terminal/base/bytes.h"

namespace pishkhan::payment::zvt {

struct Field {
    std::uint8_t tag = 0;
    ByteView value; ///< without its length digits
};

/// The next field of `data`, which is moved past it. Nothing at the end, or when the field is unknown, malformed or
/// longer than the data; `data` is then where the walk stopped.
std::optional<Field> nextField(ByteView& data);

struct Tlv {
    std::uint32_t tag = 0; ///< two-byte tags as 0x1F2B
    ByteView value;
};
/// The next element of a BER-TLV container, by the same rules.
std::optional<Tlv> nextTlv(ByteView& data);

/// Visit every element, containers (2F, 24, 25, 26, 60…) also inside, to a bounded depth.
void eachTlv(ByteView data, const std::function<void(const Tlv&)>& take);

std::optional<std::int64_t> bcdNumber(ByteView bytes); ///< nothing when a nibble is no digit; at most 9 bytes
std::string bcdDigits(ByteView bytes);                 ///< empty when a nibble is no digit
std::string cardDigits(ByteView bytes);                ///< nibble E reads '*', F ends the number

} // namespace pishkhan::payment::zvt
