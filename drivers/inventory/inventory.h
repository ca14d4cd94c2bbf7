// SPDX-License-Identifier: GPL-3.0-or-later
/// Inventory: every device this machine can see, and those the office's configuration names although nobody sees them. Called by
/// `pishkhan-device list` and `self-test`; nothing is printed, charged or moved by looking.
#pragma once
#include "drivers/inventory/seen_device.h"
#include "terminal/base/instant.h"

namespace pishkhan::inventory {

/// Devices a configuration names; empty texts are left out.
struct Configured {
    std::string cardTerminal;   ///< tcp:HOST:PORT or tty:PATH
    std::string receiptPrinter; ///< escpos:…
    std::string pagePrinter;    ///< CUPS queue
    std::string scannerFolder;
    std::string scanner; ///< sane:NAME;option=value… or camera:/dev/…;…; then the folder is not used
};

struct Inventory {
    std::vector<SeenDevice> devices; ///< configured ones first
    std::vector<std::string> blind;  ///< ways of looking that are not available here: "udev", "pcsc", "sane", "cups"
};

Inventory lookAround(const Configured& configured);

/// The configured ones alone, each asked how it is. A card terminal is only dialled, never spoken to: someone may be at it.
std::vector<SeenDevice> askConfigured(const Configured& configured);

} // namespace pishkhan::inventory
