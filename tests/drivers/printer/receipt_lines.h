// SPDX-License-Identifier: GPL-3.0-or-later
/// The same emulated receipt printer on three real lines: libusb (umockdev), a TCP socket, a pseudo terminal. Each line runs every test.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "drivers/emulators/receipt_printer/stream_printer.h"
#include "drivers/emulators/usb_printer/umockdev_printer.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/transport/tcp_transport.h"
#include "drivers/transport/tty_transport.h"
#include "drivers/transport/usb_transport.h"

namespace pishkhan::test {

struct ReceiptLine {
    std::string name;
    std::unique_ptr<emulators::EmulatedPrinter> emulated;
    printer::Connect connect;
    bool hasClock = true; ///< can be late and slow
};

using PageDone = emulators::EscposEngine::PageDone;

inline Result<ReceiptLine> usbLine(PageDone done)
{
    auto made = TRY(emulators::UmockdevPrinter::create(std::move(done)));
    return ReceiptLine{"usb", std::move(made), [] { return transport::UsbTransport::open({}); }, false};
}

inline Result<ReceiptLine> tcpLine(PageDone done)
{
    auto made = TRY(emulators::StreamPrinter::tcp(0, std::move(done)));
    const std::uint16_t port = made->port();
    return ReceiptLine{"tcp", std::move(made),
                       [port] { return transport::openTcp("127.0.0.1", port, Milliseconds(500)); }};
}

inline Result<ReceiptLine> ttyLine(const std::string& folder, PageDone done)
{
    const std::string link = folder + "/printer";
    auto made = TRY(emulators::StreamPrinter::tty(link, emulators::SerialFlow::FlowBytes, std::move(done)));
    return ReceiptLine{"tty", std::move(made), [link] {
                           return transport::openTty(link, {115200, 1, transport::TtyFlow::XonXoff});
                       }};
}

} // namespace pishkhan::test
