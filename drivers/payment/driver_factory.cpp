// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/driver_factory.h"

#include "drivers/payment/zvt_serial.h"
#include "drivers/payment/zvt_terminal.h"

namespace pishkhan::payment {

Result<std::unique_ptr<ports::PaymentTerminal>> makePaymentTerminal(std::string_view driver, std::string_view address,
                                                                    const ports::Clock& clock, const DriverTimes& times)
{
    if (driver != "zvt") {
        return makeError(ErrorKind::Unsupported, "driver must be zvt", "payment");
    }
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

} // namespace pishkhan::payment
