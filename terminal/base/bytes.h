// SPDX-License-Identifier: GPL-3.0-or-later
/// Bytes and views of bytes, and the text encodings the wire formats use (hex, base64, base32).
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>; ///< a SHA-256 digest

inline ByteView view(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes toBytes(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}
inline Bytes toBytes(std::string_view text)
{
    return toBytes(view(text));
}
inline void append(Bytes& to, ByteView what)
{
    to.insert(to.end(), what.begin(), what.end());
}
inline void append(Bytes& to, std::string_view what)
{
    append(to, view(what));
}

std::string toHex(ByteView bytes); ///< lower case
Result<Bytes>
fromHex(std::string_view text);       ///< even count of hex digits, either case, no spaces. Errors: InvalidInput.
std::string toBase64(ByteView bytes); ///< RFC 4648 section 4, padded
Result<Bytes>
fromBase64(std::string_view text);    ///< strict: padded, no spaces, canonical trailing bits. Errors: InvalidInput.
std::string toBase32(ByteView bytes); ///< RFC 4648 section 6, upper case, without padding (the receipt's QR)
Result<Bytes> fromBase32(std::string_view text); ///< the inverse; canonical trailing bits. Errors: InvalidInput.

} // namespace pishkhan
