// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/behpardakht_frame.h"

#include <algorithm>
#include <cstdio>

#include "terminal/base/check.h"

namespace pishkhan::payment::behpardakht {
namespace {

constexpr std::size_t head = 4; // digits
constexpr std::size_t tail = 2; // CRC
constexpr std::size_t longest = 2'000;

bool tagsEndExactly(ByteView body)
{
    while (!body.empty()) {
        if (body.size() < 2 || body.size() < 2U + body[1]) {
            return false;
        }
        body = body.subspan(2U + body[1]);
    }
    return true;
}

/// Precondition: `buffer` holds head, body and tail.
bool holdsBody(ByteView buffer, std::size_t bodySize)
{
    const ByteView body = buffer.subspan(head, bodySize);
    const ByteView crc = buffer.subspan(head + bodySize, tail);
    return frameCrc(body) == (crc[0] | crc[1] << 8U) && tagsEndExactly(body);
}

Found frameOf(ByteView buffer, std::size_t bodySize)
{
    return {Found::What::Frame, toBytes(buffer.subspan(head, bodySize)), head + bodySize + tail};
}

} // namespace

std::uint16_t frameCrc(ByteView body)
{
    std::uint16_t crc = 0;
    for (const std::uint8_t byte : body) {
        crc = static_cast<std::uint16_t>(crc ^ byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = static_cast<std::uint16_t>((crc & 1U) != 0 ? (crc >> 1U) ^ 0xA001U : crc >> 1U);
        }
    }
    return crc;
}

Bytes composeFrame(ByteView body)
{
    CHECK(body.size() <= longest - head - tail);
    char digits[8];
    std::snprintf(digits, sizeof digits, "%04u", static_cast<unsigned>(body.size()));
    Bytes out = toBytes(std::string_view(digits));
    append(out, body);
    const std::uint16_t crc = frameCrc(body);
    append(out, Bytes{static_cast<std::uint8_t>(crc & 0xFFU), static_cast<std::uint8_t>(crc >> 8U)});
    return out;
}

Found takeFrame(ByteView buffer)
{
    const ByteView digits = buffer.first(std::min(head, buffer.size()));
    std::size_t length = 0;
    for (const std::uint8_t digit : digits) {
        if (digit < '0' || digit > '9') {
            return {Found::What::Damaged, {}, 0};
        }
        length = length * 10 + (digit - std::size_t{'0'});
    }
    if (digits.size() < head) {
        return {};
    }
    if (length < head || length > longest) {
        return {Found::What::Damaged, {}, 0};
    }
    const bool canBeMessage = length >= head + tail;
    if (canBeMessage && buffer.size() >= length && holdsBody(buffer, length - head - tail)) {
        return frameOf(buffer, length - head - tail);
    }
    if (buffer.size() < length + head + tail) {
        return {};
    }
    return holdsBody(buffer, length) ? frameOf(buffer, length) : Found{Found::What::Damaged, {}, 0};
}

} // namespace pishkhan::payment::behpardakht
