// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/card_line.h"

#include <optional>

namespace pishkhan::card {
namespace {

constexpr std::size_t mostData = 32768;
constexpr int mostRounds = 256;

struct Object {
    std::uint32_t tag;
    ByteView value;
    ByteView rest;
};

/// ISO 7816-4 5.2.2: tag of one to three bytes, length of one to three bytes.
std::optional<Object> readObject(ByteView bytes)
{
    std::size_t at = 0;
    const auto next = [&]() -> std::optional<std::uint8_t> {
        return at < bytes.size() ? std::optional(bytes[at++]) : std::nullopt;
    };
    const auto first = next();
    if (!first) {
        return std::nullopt;
    }
    std::uint32_t tag = *first;
    if ((*first & 0x1fU) == 0x1fU) {
        for (int more = 0;; ++more) {
            const auto byte = next();
            if (!byte || more == 2) {
                return std::nullopt;
            }
            tag = tag << 8U | *byte;
            if ((*byte & 0x80U) == 0) {
                break;
            }
        }
    }
    auto length = next();
    if (!length) {
        return std::nullopt;
    }
    std::size_t size = *length;
    if (*length >= 0x80) {
        const unsigned count = *length & 0x7fU;
        if (count == 0 || count > 2) {
            return std::nullopt;
        }
        size = 0;
        for (unsigned i = 0; i < count; ++i) {
            const auto byte = next();
            if (!byte) {
                return std::nullopt;
            }
            size = size << 8U | *byte;
        }
    }
    if (size > bytes.size() - at) {
        return std::nullopt;
    }
    return Object{tag, bytes.subspan(at, size), bytes.subspan(at + size)};
}

} // namespace

Result<CardAnswer> askCard(CardLine& line, ByteView command)
{
    CardAnswer out;
    Bytes next(command.begin(), command.end());
    for (int round = 0; round < mostRounds; ++round) {
        const Bytes answer = TRY(line.transmit(next));
        if (answer.size() < 2 || out.data.size() + answer.size() > mostData) {
            return makeError(ErrorKind::Protocol, "the card's answer has no status, or no end", "card");
        }
        append(out.data, ByteView(answer).first(answer.size() - 2));
        const std::uint8_t high = answer[answer.size() - 2];
        const std::uint8_t low = answer[answer.size() - 1];
        out.status = static_cast<std::uint16_t>(high << 8U | low);
        if (high == 0x61) {
            next = {0x00, 0xc0, 0x00, 0x00, low}; // GET RESPONSE
        } else if (high == 0x6c && next.size() == 5) {
            next.back() = low; // the same again with the right length
        } else {
            return out;
        }
    }
    return makeError(ErrorKind::Protocol, "the card never ends its answer", "card");
}

ByteView findObject(ByteView bytes, std::uint32_t tag)
{
    while (const auto object = readObject(bytes)) {
        if (object->tag == tag) {
            return object->value;
        }
        bytes = object->rest;
    }
    return {};
}

} // namespace pishkhan::card
