// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel shows through libudev: serial ports with a device behind them, and keyboards, barcode scanners among them. libudev stays in
/// the .cpp. Works in a umockdev testbed.
#pragma once
#include "drivers/inventory/seen_device.h"

namespace pishkhan::inventory {

/// Serial ports by their stable name below /dev/serial/by-id where they have one. Errors: Unsupported without udev.
Result<std::vector<SeenDevice>> serialPorts();
Result<std::vector<SeenDevice>> keyboards();

} // namespace pishkhan::inventory
