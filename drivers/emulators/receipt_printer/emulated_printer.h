// SPDX-License-Identifier: GPL-3.0-or-later
/// EmulatedPrinter: what a hand (a test, the laboratory's dock, the fault console) can do with an emulated receipt printer, whatever line it
/// hangs on. Implemented by UmockdevPrinter (USB) and StreamPrinter (network, serial). Any thread.
#pragma once
#include <functional>

#include "drivers/emulators/receipt_printer/escpos_engine.h"

namespace pishkhan::emulators {

/// What happens to the bytes between printer and host. Counts and times of zero switch a fault off.
struct LineFaults {
    std::size_t cutAfterBytes = 0; ///< the cable goes after so many bytes from the host
    int replyDelayMs = 0;          ///< every answer comes so late
    int rowsPerTick = 0;           ///< prints only so many rows every 10 ms; 0: at once
};

class EmulatedPrinter {
public:
    virtual ~EmulatedPrinter() = default;
    virtual Status plug() = 0;
    virtual void unplug() = 0;
    virtual bool isPlugged() const = 0;
    /// Off and on again: buffers are lost, and the line behaves as such a line does meanwhile.
    virtual void powerCycle() = 0;
    /// Errors: Unsupported when this line cannot do that.
    virtual Status disturb(const LineFaults& faults) = 0;
    /// Work the printer's inside by hand; what becomes possible is done at once.
    virtual void with(const std::function<void(EscposEngine&)>& act) = 0;
};

} // namespace pishkhan::emulators
