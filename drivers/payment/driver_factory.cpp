// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/driver_factory.h"

#include "drivers/payment/behpardakht_terminal.h"
#include "drivers/payment/bridge_terminal.h"
#include "drivers/payment/nexo_setup.h"
#include "drivers/payment/nexo_terminal.h"
#include "drivers/payment/zvt_serial.h"
#include "drivers/payment/zvt_terminal.h"

namespace pishkhan::payment {

namespace {

using Made = Result<std::unique_ptr<ports::PaymentTerminal>>;

Made makeZvt(std::string_view address, const ports::Clock& clock, const DriverTimes& times)
{
    LineSettings line;
    line.stopBits = 2; // ZVT's serial line: 8 data bits, no parity, two stop bits
    TransportFactory connect = TRY(makeTransportFactory(address, line));
    if (address.starts_with("tty:")) {
        connect = zvt::framed(std::move(connect), clock);
    }
    zvt::Settings settings;
    settings.timers.answer = times.answer;
    settings.timers.completion = times.completion;
    return std::unique_ptr<ports::PaymentTerminal>(
        std::make_unique<zvt::ZvtTerminal>(std::move(connect), clock, settings));
}

Made makeBehpardakht(std::string_view address, const ports::Clock& clock, const DriverTimes& times)
{
    LineSettings line;
    line.baud = 115'200;
    TransportFactory connect = TRY(makeTransportFactory(address, line));
    behpardakht::Settings settings;
    settings.timers.answer = times.answer;
    settings.timers.completion = times.completion;
    settings.timers.quiet = times.quiet;
    settings.timers.blindQuiet = times.quiet + times.completion;
    settings.timers.again = times.again;
    return std::unique_ptr<ports::PaymentTerminal>(
        std::make_unique<behpardakht::BehpardakhtTerminal>(std::move(connect), clock, settings));
}

Made makeBridge(std::string_view address, const ports::Clock& clock, const DriverTimes& times)
{
    if (!address.starts_with("tcp:")) {
        return makeError(ErrorKind::InvalidInput, "a bridge is reached over tcp:HOST:PORT", "payment");
    }
    TransportFactory connect = TRY(makeTransportFactory(address, LineSettings{}));
    return std::unique_ptr<ports::PaymentTerminal>(std::make_unique<bridge::BridgeTerminal>(
        std::move(connect), clock, bridge::Timers{times.answer, times.completion}));
}

Made makeNexo(std::string_view address, const ports::Clock& clock, const DriverTimes& times)
{
    nexo::Setup setup = TRY(nexo::readSetup(address));
    nexo::Settings settings;
    settings.poiId = std::move(setup.poiId);
    settings.timers = {times.answer, times.completion, times.again};
    return std::unique_ptr<ports::PaymentTerminal>(
        std::make_unique<nexo::NexoTerminal>(std::move(setup.wire), clock, std::move(settings)));
}

struct Row {
    std::string_view name;
    Made (*make)(std::string_view, const ports::Clock&, const DriverTimes&);
};

constexpr Row rows[] = {{driverNames[0], makeZvt},
                        {driverNames[1], makeBehpardakht},
                        {driverNames[2], makeBridge},
                        {driverNames[3], makeNexo}};

} // namespace

NamedTerminal nameTerminal(std::string_view wanted)
{
    const std::size_t at = wanted.find('@');
    return at == std::string_view::npos ? NamedTerminal{driverNames[0], wanted}
                                        : NamedTerminal{wanted.substr(0, at), wanted.substr(at + 1)};
}

Result<TransportFactory> lineTo(const NamedTerminal& terminal)
{
    std::string address(terminal.address);
    if (terminal.driver == "nexo") { // tls:HOST:PORT/POIID?keys=FILE stands on the same TCP
        address = "tcp:" + address.substr(std::min<std::size_t>(4, address.size()));
        address = address.substr(0, address.find('/'));
    }
    return makeTransportFactory(address, LineSettings{});
}

Made makePaymentTerminal(std::string_view driver, std::string_view address, const ports::Clock& clock,
                         const DriverTimes& times)
{
    for (const Row& row : rows) {
        if (row.name == driver) {
            return row.make(address, clock, times);
        }
    }
    return makeError(ErrorKind::Unsupported, "driver must be zvt, behpardakht, bridge or nexo", "payment");
}

} // namespace pishkhan::payment
