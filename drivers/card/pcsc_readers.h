// SPDX-License-Identifier: GPL-3.0-or-later
/// Smart card readers through PC/SC (pcscd): which there are, whether a card is in, a connection to it, and waiting for a change. winscard.h
/// stays in the .cpp. Calls block and run on the device's own thread.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "drivers/card/card_line.h"
#include "terminal/base/instant.h"

namespace pishkhan::card {

struct ReaderView {
    std::string name;
    bool cardPresent = false;
    Bytes atr;                ///< the card's answer to reset; empty without a card
    std::uint32_t events = 0; ///< rises with every card that goes in or out: the same card put in again is news
};

/// Errors: Unsupported when no pcscd runs.
Result<std::vector<ReaderView>> listReaders();

/// Waits until a card goes in or out of `seen`, or the reader vanishes. Errors: Timeout, Disconnected, Unsupported.
Result<ReaderView> awaitChange(const ReaderView& seen, Milliseconds patience);

/// A connection that shares the card with other programs. Errors: Disconnected without reader or card, Busy when another program has it alone.
Result<std::unique_ptr<CardLine>> connectCard(const std::string& reader);

} // namespace pishkhan::card
