// SPDX-License-Identifier: GPL-3.0-or-later
/// One scan over SANE: open, set options, read one image. libsane is at home in the .cpp. Called by pishkhan-sane.
#pragma once
#include <string>
#include <vector>

#include "drivers/document/sane_fault.h"
#include "terminal/base/bytes.h"

namespace pishkhan::document {

struct SaneWish {
    std::string device;               ///< SANE's name: test:0, pnm:0, airscan:e0:NAME
    std::vector<std::string> options; ///< name=value, set in this order after mode and depth
    bool (*cancelled)() = nullptr;
    /// Takes the page, a portable pixmap file, before the scanner is let go; false when nobody wants it any more.
    bool (*deliver)(ByteView pnm) = nullptr;
};

/// One page, delivered. The process may end inside with the fault as its exit code: a back end that hangs while it is
/// let go takes neither a page nor a reason with it.
SaneFault scanOnce(const SaneWish& wish);
/// Opens the device and lets it go: is it there, may we use it? Nothing moves.
SaneFault lookAt(const std::string& device);
std::vector<std::string> saneDevices(); ///< names of those present; may take seconds

} // namespace pishkhan::document
