// SPDX-License-Identifier: GPL-3.0-or-later
/// From a printer's address, as settings and `pishkhan-device print --to` write it, to the driver that serves it.
/// Called by the composition root and the command line.
///   escpos:usb            the first USB printer        escpos:usb:04b8:0202[:SERIAL]   that one
///   escpos:tcp:HOST:PORT  a network printer            escpos:file:PATH                raw bytes into a file
///   escpos:tty:PATH[,BAUD[,rtscts|xonxoff|none]]  a serial printer; 115200 with RTS/CTS unless told otherwise
///   cups:QUEUE[,a4|,a5]  a page queue and its paper (makePagePrinter)
#pragma once
#include <memory>
#include <string_view>

#include "drivers/printer/escpos_printer.h"

namespace pishkhan::printer {

/// How the line of a receipt printer is opened, for who speaks to it without the driver (the conformance kit). Errors: InvalidInput.
Result<Connect> makeConnect(std::string_view address);
/// Opens no device yet. Errors: InvalidInput when the address has none of the shapes above.
Result<std::unique_ptr<ports::ReceiptPrinter>> makeReceiptPrinter(std::string_view address);
/// The same for `cups:QUEUE[,a4|,a5]`.
Result<std::unique_ptr<ports::PagePrinter>> makePagePrinter(std::string_view address);

} // namespace pishkhan::printer
