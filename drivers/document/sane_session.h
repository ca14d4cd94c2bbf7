// SPDX-License-Identifier: GPL-3.0-or-later
/// A scan over SANE: open, set options, read one image, or all sheets of a feeder. libsane is at home in the .cpp. Called by
/// pishkhan-sane.
#pragma once
#include <string>
#include <vector>

#include "drivers/document/sane_fault.h"
#include "terminal/base/bytes.h"

namespace pishkhan::document {

enum class SheetCount { One, UntilEmpty };

struct SaneWish {
    std::string device;               ///< SANE's name: test:0, pnm:0, airscan:e0:NAME
    std::vector<std::string> options; ///< name=value, set in this order after mode and depth
    bool (*cancelled)() = nullptr;
    /// Takes the page, a portable pixmap file, before the scanner is let go; false when nobody wants it any more.
    bool (*deliver)(ByteView pnm) = nullptr;
    SheetCount sheets = SheetCount::One; ///< UntilEmpty: paper that ends after the first sheet is no fault
};

/// One page, delivered. The process may end inside with the fault as its exit code: a back end that hangs while it is
/// let go takes neither a page nor a reason with it.
SaneFault scan(const SaneWish& wish);
/// Opens the device and lets it go: is it there, may we use it? Nothing moves.
SaneFault lookAt(const std::string& device);
/// Waits for a press of a button on the device. None: pressed; NotPressed, NoButton, Cancelled, or why it cannot be asked.
SaneFault awaitButton(const std::string& device, int seconds, bool (*cancelled)());
std::vector<std::string> saneDevices(); ///< names of those present; may take seconds

} // namespace pishkhan::document
