// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/base/bytes.h"

namespace pishkhan {
namespace {

constexpr std::string_view base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Pack `bits` bits a character, most significant first, without padding.
std::string pack(ByteView bytes, std::string_view alphabet, unsigned bits)
{
    std::string out;
    unsigned held = 0;
    std::uint32_t pool = 0;
    for (const std::uint8_t byte : bytes) {
        pool = (pool << 8U) | byte;
        held += 8;
        while (held >= bits) {
            held -= bits;
            out += alphabet[(pool >> held) & ((1U << bits) - 1)];
        }
        pool &= (1U << held) - 1;
    }
    if (held > 0) {
        out += alphabet[(pool << (bits - held)) & ((1U << bits) - 1)];
    }
    return out;
}

/// The inverse of pack. Refuses characters outside the alphabet, impossible lengths and non-zero left-over bits, so
/// that one value has one text.
Result<Bytes> unpack(std::string_view chars, std::string_view alphabet, unsigned bits)
{
    Bytes out;
    unsigned held = 0;
    std::uint32_t pool = 0;
    for (const char c : chars) {
        const auto digit = alphabet.find(c);
        if (digit == std::string_view::npos) {
            return makeError(ErrorKind::InvalidInput, "character outside the alphabet", "base");
        }
        pool = (pool << bits) | static_cast<std::uint32_t>(digit);
        held += bits;
        if (held >= 8) {
            held -= 8;
            out.push_back(static_cast<std::uint8_t>(pool >> held));
            pool &= (1U << held) - 1;
        }
    }
    if (held >= bits || pool != 0) {
        return makeError(ErrorKind::InvalidInput, "not a canonical encoding", "base");
    }
    return out;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

} // namespace

std::string toHex(ByteView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

Result<Bytes> fromHex(std::string_view hex)
{
    if (hex.size() % 2 != 0) {
        return makeError(ErrorKind::InvalidInput, "odd count of hex digits", "base");
    }
    Bytes out;
    out.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexDigit(hex[i]);
        const int low = hexDigit(hex[i + 1]);
        if (high < 0 || low < 0) {
            return makeError(ErrorKind::InvalidInput, "not a hex digit", "base");
        }
        out.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return out;
}

std::string toBase64(ByteView bytes)
{
    std::string out = pack(bytes, base64Alphabet, 6);
    out.append((4 - out.size() % 4) % 4, '=');
    return out;
}

Result<Bytes> fromBase64(std::string_view chars)
{
    if (chars.size() % 4 != 0) {
        return makeError(ErrorKind::InvalidInput, "base64 length is not a multiple of four", "base");
    }
    for (int i = 0; i < 2 && chars.ends_with('='); ++i) {
        chars.remove_suffix(1);
    }
    return unpack(chars, base64Alphabet, 6);
}

std::string toBase32(ByteView bytes)
{
    return pack(bytes, base32Alphabet, 5);
}

Result<Bytes> fromBase32(std::string_view chars)
{
    return unpack(chars, base32Alphabet, 5);
}

} // namespace pishkhan
