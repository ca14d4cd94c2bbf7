// SPDX-License-Identifier: GPL-3.0-or-later
/// CardLine: one command and its answer with the card in a reader, as ISO 7816-4 has them. Implemented over PC/SC; the card's own protocols
/// (PIV) stand on it.
#pragma once
#include <cstdint>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::card {

class CardLine {
public:
    virtual ~CardLine() = default;
    /// The whole answer with its two status bytes. Errors: Disconnected when card or reader is gone, Protocol.
    virtual Result<Bytes> transmit(ByteView command) = 0;
};

struct CardAnswer {
    Bytes data;
    std::uint16_t status = 0; ///< 9000h is good
    bool isGood() const { return status == 0x9000; }
};

/// Sends a command and fetches what the card holds back (61xx, 6Cxx). Bounded: at most 32 KiB.
/// Errors: those of the line; Protocol for an answer without status or one that never ends.
Result<CardAnswer> askCard(CardLine& line, ByteView command);

/// The value of the first BER-TLV object with this tag of one to three bytes, at the top level of `bytes`; empty view when there is none or
/// the encoding is broken. Never reads past the end.
ByteView findObject(ByteView bytes, std::uint32_t tag);

} // namespace pishkhan::card
