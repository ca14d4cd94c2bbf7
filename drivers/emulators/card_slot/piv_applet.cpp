// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_slot/piv_applet.h"

#include <algorithm>

namespace pishkhan::emulators {
namespace {

constexpr std::size_t mostAtOnce = 256;
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
    m_pending.clear();
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
        return status(0x6a, 0x80);
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
    case 0xc0: return m_pending.empty() ? status(0x69, 0x85) : piece();
    default: return status(0x6d, 0x00);
    }
}

} // namespace pishkhan::emulators
