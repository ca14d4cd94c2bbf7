// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes an emulated ZVT terminal sends, and the few it must understand. Written from the specification
/// (payment.md 7.2–7.5), apart from the driver's codec on purpose: a shared mistake would not be seen.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "drivers/emulators/zvt_terminal/zvt_books.h"
#include "drivers/emulators/zvt_terminal/zvt_faults.h"
#include "terminal/base/bytes.h"

namespace pishkhan::emulators {

struct StationMessage {
    std::uint8_t group = 0, instruction = 0;
    Bytes data;
    bool is(std::uint8_t wantedGroup, std::uint8_t wantedInstruction) const
    {
        return group == wantedGroup && instruction == wantedInstruction;
    }
};

/// Takes one whole message off the front of `buffer`.
std::optional<StationMessage> takeMessage(Bytes& buffer);

/// The amount of a 06 01, 06 30 or 06 31, from its tag 04 after `skip` bytes; nothing when it has none.
std::optional<std::int64_t> amountIn(const StationMessage& message, std::size_t skip);
/// The receipt number of a 06 30 (tag 87).
std::optional<int> receiptIn(const StationMessage& message, std::size_t skip);

enum class Lengths { Short, Long };

Bytes composeMessage(std::uint8_t group, std::uint8_t instruction, const Bytes& data, Lengths lengths);
std::string localDate(std::int64_t wallMs); ///< MMDD at UTC+03:30
std::string localTime(std::int64_t wallMs); ///< HHMMSS

struct StatusContent {
    BookLine line;
    std::uint8_t result = 0;
    bool withAmount = true;
    bool unknownField = false;
    bool clearCard = false;
};
Bytes composeStatus(const StatusContent& content); ///< data of a 04 0F
Bytes composeTotals(const ZvtBooks& books, const BookLine& stamp);
Bytes composeReceiptText(std::int64_t amount); ///< data of a 06 D3
Bytes composeRegistered(int currency);         ///< data of the 06 0F after 06 00

} // namespace pishkhan::emulators
