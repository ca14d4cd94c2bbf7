// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel shows through libudev: serial ports with a device behind them, keyboards, and barcode scanners that play a keyboard. libudev stays in
/// the .cpp. Works in a umockdev testbed.
#pragma once
#include "drivers/inventory/seen_device.h"

namespace pishkhan::inventory {

/// Serial ports by their stable name below /dev/serial/by-id where they have one. Errors: Unsupported without udev.
Result<std::vector<SeenDevice>> serialPorts();
/// Cameras by their stable name below /dev/v4l/by-id where they have one.
Result<std::vector<SeenDevice>> cameras();
Result<std::vector<SeenDevice>> keyboards(); ///< those a person types on
/// Keyboards that are barcode scanners: marked by our udev rule (PISHKHAN_BARCODE_READER=1), of a known maker, or named so.
Result<std::vector<SeenDevice>> barcodeReaders();

} // namespace pishkhan::inventory
