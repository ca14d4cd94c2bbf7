// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/printer_address.h"

#include <charconv>

#include "drivers/printer/cups_page_printer.h"
#include "drivers/printer/escpos_file.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/transport/tcp_transport.h"
#include "drivers/transport/tty_transport.h"
#include "drivers/transport/usb_transport.h"

namespace pishkhan::printer {
namespace {

constexpr Milliseconds connectTimeout{3000};

Error wrongAddress()
{
    return makeError(ErrorKind::InvalidInput,
                     "printer address must be escpos:usb[:VVVV:PPPP[:SERIAL]], escpos:tcp:HOST:PORT, "
                     "escpos:tty:PATH[,BAUD[,rtscts|xonxoff|none]], escpos:file:PATH or cups:QUEUE[,a4|,a5]",
                     "printer");
}

Result<std::uint16_t> readNumber(std::string_view text, int base)
{
    std::uint16_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (failed != std::errc() || end != text.data() + text.size() || text.empty()) {
        return wrongAddress();
    }
    return number;
}

/// VVVV:PPPP[:SERIAL], or nothing.
Result<transport::UsbSelector> readUsb(std::string_view rest)
{
    transport::UsbSelector out;
    if (rest.empty()) {
        return out;
    }
    const std::size_t first = rest.find(':');
    if (first == std::string_view::npos) {
        return wrongAddress();
    }
    const std::size_t second = rest.find(':', first + 1);
    out.vendor = TRY(readNumber(rest.substr(0, first), 16));
    out.product =
        TRY(readNumber(rest.substr(first + 1, second == std::string_view::npos ? second : second - first - 1), 16));
    if (second != std::string_view::npos) {
        out.serial = rest.substr(second + 1);
    }
    return out;
}

Result<Connect> readTcp(std::string_view rest)
{
    const std::size_t colon = rest.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return wrongAddress();
    }
    const std::uint16_t port = TRY(readNumber(rest.substr(colon + 1), 10));
    const std::string host(rest.substr(0, colon));
    return Connect([host, port] { return transport::openTcp(host, port, connectTimeout); });
}

Result<transport::TtyFlow> readFlow(std::string_view word)
{
    using transport::TtyFlow;
    if (word == "rtscts") {
        return TtyFlow::RtsCts;
    }
    if (word == "xonxoff") {
        return TtyFlow::XonXoff;
    }
    return word == "none" ? Result<TtyFlow>(TtyFlow::None) : wrongAddress();
}

/// PATH[,BAUD[,FLOW]]; a path may hold colons (/dev/serial/by-path/…), but no comma.
Result<Connect> readTty(std::string_view rest)
{
    transport::TtySettings settings{115200, 1, transport::TtyFlow::RtsCts};
    const std::size_t first = rest.find(',');
    const std::string path(rest.substr(0, first));
    if (first != std::string_view::npos) {
        rest.remove_prefix(first + 1);
        const std::size_t second = rest.find(',');
        const std::string_view baud = rest.substr(0, second);
        const auto [end, failed] = std::from_chars(baud.data(), baud.data() + baud.size(), settings.baud);
        if (failed != std::errc() || end != baud.data() + baud.size() || settings.baud < 1200) {
            return wrongAddress();
        }
        settings.flow = second == std::string_view::npos ? settings.flow : TRY(readFlow(rest.substr(second + 1)));
    }
    if (path.empty() || path.find('\0') != std::string::npos) {
        return wrongAddress();
    }
    return Connect([path, settings] { return transport::openTty(path, settings); });
}

} // namespace

Result<Connect> makeConnect(std::string_view address)
{
    constexpr std::string_view usb = "escpos:usb";
    constexpr std::string_view tcp = "escpos:tcp:";
    constexpr std::string_view tty = "escpos:tty:";
    if (address == usb || address.starts_with("escpos:usb:")) {
        const auto which = TRY(readUsb(address.substr(std::min(address.size(), usb.size() + 1))));
        return Connect([which] { return transport::UsbTransport::open(which); });
    }
    if (address.starts_with(tcp)) {
        return readTcp(address.substr(tcp.size()));
    }
    return address.starts_with(tty) ? readTty(address.substr(tty.size())) : wrongAddress();
}

Result<std::unique_ptr<ports::ReceiptPrinter>> makeReceiptPrinter(std::string_view address)
{
    constexpr std::string_view file = "escpos:file:";
    if (address.starts_with(file) && address.size() > file.size()) {
        return std::unique_ptr<ports::ReceiptPrinter>(
            std::make_unique<EscposFile>(std::string(address.substr(file.size()))));
    }
    return std::unique_ptr<ports::ReceiptPrinter>(std::make_unique<EscposPrinter>(TRY(makeConnect(address))));
}

Result<std::unique_ptr<ports::PagePrinter>> makePagePrinter(std::string_view address)
{
    constexpr std::string_view cups = "cups:";
    if (!address.starts_with(cups) || address.size() == cups.size()) {
        return wrongAddress();
    }
    std::string_view queue = address.substr(cups.size());
    PageSize size = PageSize::A4;
    if (const std::size_t comma = queue.find(','); comma != std::string_view::npos) {
        const std::string_view paper = queue.substr(comma + 1);
        if (comma == 0 || (paper != "a4" && paper != "a5")) {
            return wrongAddress();
        }
        size = paper == "a5" ? PageSize::A5 : PageSize::A4;
        queue = queue.substr(0, comma);
    }
    return std::unique_ptr<ports::PagePrinter>(
        std::make_unique<CupsPagePrinter>(std::string(queue), CupsPatience{}, size));
}

} // namespace pishkhan::printer
