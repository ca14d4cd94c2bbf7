// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs one of the helper programs that take pictures (pishkhan-sane, pishkhan-camera) and hands its pages on one by one:
/// each page is four bytes of length, high byte first, then a portable pixmap. A helper that is silent too long, is asked
/// to stop or says something else is ended. Used by sane_scanner and camera_scanner.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "drivers/document/locked_bytes.h"
#include "terminal/base/instant.h"

namespace pishkhan::document {

struct ScannerHelper {
    std::string program;
    std::vector<std::string> environment; ///< NAME=VALUE beside HelperProcess's own
    Milliseconds silence{20000};          ///< one that gives no byte for so long hangs
    Milliseconds timeLimit{90000};        ///< for one page
    /// Takes each page as it comes; the helper waits meanwhile.
    std::function<void(LockedBytes)> take;
    std::function<bool()> cancelRequested;
};

/// Its exit code once it has said everything; -1 when it died. Errors: Timeout (it hung, or was stopped: `what` is
/// "stopped"), Protocol (no page's length, or a page cut off), Disconnected (it cannot be started).
Result<int> hearScanner(const ScannerHelper& helper, std::vector<std::string> words);

} // namespace pishkhan::document
