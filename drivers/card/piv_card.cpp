// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/piv_card.h"

namespace pishkhan::card {
namespace {

struct Slot {
    const char* name;
    std::uint8_t object; ///< last byte of the data object's tag 5FC1xx (table 3)
};

constexpr Slot slots[] = {{"9a", 0x05}, {"9c", 0x0a}, {"9d", 0x0b}, {"9e", 0x01}};

constexpr std::uint16_t notFound = 0x6a82;
constexpr std::uint16_t needsPin = 0x6982;

/// SELECT by the first bytes of the application's name; the version is left open.
const Bytes selectPiv = {0x00, 0xa4, 0x04, 0x00, 0x09, 0xa0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00, 0x00};

Bytes getData(std::uint8_t object)
{
    return {0x00, 0xcb, 0x3f, 0xff, 0x05, 0x5c, 0x03, 0x5f, 0xc1, object, 0x00};
}

/// VERIFY without data asks for the state of the application's PIN (part 2, 3.2.1).
const Bytes askPin = {0x00, 0x20, 0x00, 0x80};

constexpr std::uint16_t pinBlocked = 0x6983;

} // namespace

Result<int> pivTriesLeft(CardLine& line)
{
    if (!TRY(askCard(line, selectPiv)).isGood()) {
        return makeError(ErrorKind::Unsupported, "the card has no PIV application", "piv");
    }
    const CardAnswer answer = TRY(askCard(line, askPin));
    if (answer.status == pinBlocked) {
        return 0;
    }
    if ((answer.status & 0xfff0U) != 0x63c0U) {
        return makeError(ErrorKind::Unsupported, "the card does not say how many tries are left", "piv", answer.status);
    }
    return answer.status & 0x0f;
}

Result<std::vector<CardCertificate>> readPivCertificates(CardLine& line)
{
    const CardAnswer selected = TRY(askCard(line, selectPiv));
    if (!selected.isGood()) {
        return makeError(ErrorKind::Unsupported, "the card has no PIV application", "piv", selected.status);
    }
    std::vector<CardCertificate> out;
    for (const Slot& slot : slots) {
        const CardAnswer answer = TRY(askCard(line, getData(slot.object)));
        if (answer.status == notFound || answer.status == needsPin) {
            continue;
        }
        if (!answer.isGood()) {
            return makeError(ErrorKind::Protocol, "the card refused a public object", "piv", answer.status);
        }
        const ByteView outer = findObject(answer.data, 0x53);
        const ByteView certificate = findObject(outer, 0x70);
        const ByteView packed = findObject(outer, 0x71);
        const bool plain = packed.empty() || (packed[0] & 1U) == 0; // a compressed one is left to the middleware
        if (!certificate.empty() && plain) {
            out.push_back({slot.name, Bytes(certificate.begin(), certificate.end())});
        }
    }
    return out;
}

} // namespace pishkhan::card
