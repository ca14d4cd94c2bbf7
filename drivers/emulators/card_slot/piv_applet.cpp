// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_slot/piv_applet.h"

#include <algorithm>
#include <utility>

namespace pishkhan::emulators {
namespace {

constexpr std::size_t mostAtOnce = 256;
constexpr std::size_t longestChain = 4096;
constexpr std::uint8_t authenticationKey = 0x9a;
constexpr std::uint8_t applicationPin = 0x80;
constexpr int triesWhenFresh = 3;
const Bytes applicationName = {0xa0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00, 0x01, 0x00};

Bytes status(std::uint8_t high, std::uint8_t low)
{
    return {high, low};
}

/// BER-TLV with a length of one or three bytes.
Bytes object(std::uint8_t tag, ByteView value)
{
    Bytes out;
    out.reserve(value.size() + 4); // g++ 12 warns wrongly about growth from one byte
    out.push_back(tag);
    if (value.size() < 0x80) {
        out.push_back(static_cast<std::uint8_t>(value.size()));
    } else {
        out.push_back(0x82);
        out.push_back(static_cast<std::uint8_t>(value.size() >> 8U));
        out.push_back(static_cast<std::uint8_t>(value.size() & 0xffU));
    }
    append(out, value);
    return out;
}

/// The value of the object with this tag; empty when there is none or it is broken.
ByteView inside(ByteView bytes, std::uint8_t tag)
{
    while (bytes.size() >= 2) {
        std::size_t head = 2;
        std::size_t length = bytes[1];
        if (length == 0x81 && bytes.size() >= 3) {
            head = 3;
            length = bytes[2];
        } else if (length == 0x82 && bytes.size() >= 4) {
            head = 4;
            length = static_cast<std::size_t>(bytes[2] << 8U | bytes[3]);
        }
        if (length > bytes.size() - head) {
            return {};
        }
        if (bytes[0] == tag) {
            return bytes.subspan(head, length);
        }
        bytes = bytes.subspan(head + length);
    }
    return {};
}

const char* slotOf(std::uint8_t lastTagByte)
{
    switch (lastTagByte) {
    case 0x05: return "9a";
    case 0x0a: return "9c";
    case 0x0b: return "9d";
    case 0x01: return "9e";
    default: return "";
    }
}

} // namespace

Bytes PivApplet::atr() const
{
    return {0x3b, 0xd5, 0x18, 0xff, 0x81, 0x91, 0xfe, 0x1f,
            0xc3, 0x50, 0x4b, 0x44, 0x45, 0x56, 0x4c}; // ends with the XOR of the rest
}

void PivApplet::reset()
{
    m_selected = false;
    m_isVerified = false;
    m_pending.clear();
    m_chained.clear();
}

void PivApplet::setKey(std::string pin, Sign sign)
{
    m_pin = std::move(pin);
    m_sign = std::move(sign);
}

/// VERIFY: eight bytes, filled up with FFh; without data it tells the tries left; P1 = FFh forgets (part 2, 3.2.1).
Bytes PivApplet::verify(ByteView command, ByteView body)
{
    if (m_pin.empty() || command[3] != applicationPin) {
        return status(0x6a, 0x88);
    }
    if (command[2] == 0xff) {
        m_isVerified = false;
        return status(0x90, 0x00);
    }
    if (m_tries == 0) {
        return status(0x69, 0x83);
    }
    if (body.empty()) {
        return m_isVerified ? status(0x90, 0x00) : status(0x63, static_cast<std::uint8_t>(0xc0 | m_tries));
    }
    std::string given(body.begin(), body.end());
    given.erase(given.find_last_not_of('\xff') + 1);
    m_isVerified = given == m_pin;
    m_tries = m_isVerified ? triesWhenFresh : m_tries - 1;
    if (m_isVerified) {
        return status(0x90, 0x00);
    }
    return m_tries == 0 ? status(0x69, 0x83) : status(0x63, static_cast<std::uint8_t>(0xc0 | m_tries));
}

/// GENERAL AUTHENTICATE: signs what stands under 81h of the template 7Ch (part 2, 3.2.4).
Bytes PivApplet::authenticate(ByteView command, ByteView body)
{
    append(m_chained, body);
    if (m_chained.size() > longestChain) {
        m_chained.clear();
        return status(0x67, 0x00);
    }
    if ((command[0] & 0x10U) != 0) {
        return status(0x90, 0x00); // more parts follow
    }
    const Bytes whole = std::exchange(m_chained, {});
    if (!m_sign || command[3] != authenticationKey) {
        return status(0x6a, 0x88);
    }
    if (!m_isVerified) {
        return status(0x69, 0x82);
    }
    const ByteView input = inside(inside(whole, 0x7c), 0x81);
    if (input.empty()) {
        return status(0x6a, 0x80);
    }
    m_pending = object(0x7c, object(0x82, m_sign(input)));
    return piece();
}

Bytes PivApplet::piece()
{
    const std::size_t size = std::min(m_pending.size(), mostAtOnce);
    Bytes out(m_pending.begin(), m_pending.begin() + static_cast<long>(size));
    m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<long>(size));
    const std::size_t left = std::min<std::size_t>(m_pending.size(), 0xff);
    append(out, left == 0 ? status(0x90, 0x00) : status(0x61, static_cast<std::uint8_t>(left)));
    return out;
}

Bytes PivApplet::select(ByteView name)
{
    const bool ours = m_hasApplication && name.size() >= 5 && name.size() <= applicationName.size() &&
                      std::equal(name.begin(), name.end(), applicationName.begin());
    m_selected = ours;
    if (!ours) {
        return status(0x6a, 0x82);
    }
    m_pending = object(0x61, object(0x4f, applicationName));
    return piece();
}

Bytes PivApplet::getData(ByteView tagList)
{
    if (tagList.size() != 5 || tagList[0] != 0x5c || tagList[2] != 0x5f || tagList[3] != 0xc1) {
        return status(0x6a, 0x82);
    }
    const auto found = m_certificates.find(slotOf(tagList[4]));
    if (found == m_certificates.end()) {
        return status(0x6a, 0x82);
    }
    Bytes inner = object(0x70, found->second);
    append(inner, object(0x71, Bytes{0x00}));
    append(inner, object(0xfe, {}));
    m_pending = object(0x53, inner);
    return piece();
}

Bytes PivApplet::answer(ByteView command)
{
    if (command.size() < 4) {
        return status(0x67, 0x00);
    }
    const std::size_t said = command.size() > 5 ? command[4] : 0;
    const ByteView body = command.size() > 5 && said <= command.size() - 5 ? command.subspan(5, said) : ByteView();
    switch (command[1]) {
    case 0xa4: return select(body);
    case 0xcb: return m_selected ? getData(body) : status(0x69, 0x85);
    case 0x20: return m_selected ? verify(command, body) : status(0x69, 0x85);
    case 0x87: return m_selected ? authenticate(command, body) : status(0x69, 0x85);
    case 0xc0: return m_pending.empty() ? status(0x69, 0x85) : piece();
    default: return status(0x6d, 0x00);
    }
}

} // namespace pishkhan::emulators
