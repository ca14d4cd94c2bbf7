// SPDX-License-Identifier: GPL-3.0-or-later
/// The fields (bitmaps) of a ZVT message: a bounded walk that survives any bytes. Card numbers are masked here and
/// nowhere later; expiry and tracks are walked over and dropped. Follows payment.md 7.3 and 5.2.
#pragma once
#include <optional>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/money.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::payment::zvt {

struct Totals {
    std::int64_t count = 0;
    Rials sum;
};

/// What one 04 0F says. An absent optional means the field was absent or malformed.
struct StatusFields {
    std::optional<std::uint8_t> result;    ///< 27
    std::optional<Rials> amount;           ///< 04
    std::optional<std::uint16_t> currency; ///< 49, as a number
    std::string trace;                     ///< 0B, or TLV 1F2B when 0B is 000000
    std::string originalTrace;             ///< 37: only in the status of a reversal
    std::string receipt;                   ///< 87
    std::string date, time;                ///< 0D MMDD, 0C HHMMSS
    std::string terminalId;                ///< 29
    std::string merchantId;                ///< 2A
    std::string approval;                  ///< 3B
    std::string maskedPan;                 ///< 22
    std::string cardName;                  ///< 8B
    std::string text;                      ///< 3C, masked
    std::string rrn;                       ///< the 12 digits after "RRN" in the text
    std::optional<Totals> totals;          ///< 60
    bool clearPan = false;                 ///< the terminal sent an unmasked card number: tell the manager
    std::optional<std::uint8_t> stoppedAt; ///< the unknown or malformed field that ended the walk
};

/// Walk the data of a 04 0F. Never fails: what cannot be read ends the walk and is named in `stoppedAt`.
StatusFields parseStatus(ByteView data);

/// The facts of a status in the port's words.
domain::payment::TransactionFacts factsOf(const StatusFields& status);

/// Data of a 06 0F after 06 00 or 05 01: the status byte that precedes the fields, if any.
std::optional<std::uint8_t> statusByte(ByteView completion);

/// What a 04 FF says: its code, and the new time limit of the dialogue in minutes when it carries one.
struct Intermediate {
    std::uint8_t code = 0xFF;
    std::optional<int> minutes;
};
Intermediate parseIntermediate(ByteView data);

/// Printable, masked text of a 06 D1 line or of the lines of a 06 D3 block, one per line feed.
std::string receiptText(std::uint16_t command, ByteView data);

} // namespace pishkhan::payment::zvt
