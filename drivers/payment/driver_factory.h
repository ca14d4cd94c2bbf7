// SPDX-License-Identifier: GPL-3.0-or-later
/// From a driver's name and an address, as settings and the command line write them, to a card terminal. Called by the
/// composition root and pishkhan-device.
#pragma once
#include <memory>
#include <string_view>

#include "drivers/payment/transport_factory.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment {

struct DriverTimes {
    Milliseconds answer{5'000};       ///< ZVT: T3
    Milliseconds completion{180'000}; ///< ZVT: T4
    Milliseconds quiet{105'000};      ///< Behpardakht: how long after a break "not found" proves nothing
    Milliseconds again{10'000};       ///< Behpardakht, nexo: between two answers that together prove it
};

/// The names of the drivers, for the command line and the settings.
inline constexpr const char* driverNames[] = {"zvt", "behpardakht", "bridge", "nexo"};

/// DRIVER@ADDRESS, as the office's configuration writes it (behpardakht@tcp:192.168.1.20:1024); without a driver it is ZVT.
struct NamedTerminal {
    std::string_view driver, address;
};
NamedTerminal nameTerminal(std::string_view wanted);

/// The bare line to such a terminal, to see whether anybody is there. Errors: InvalidInput.
Result<TransportFactory> lineTo(const NamedTerminal& terminal);

/// Opens nothing yet. `clock` must outlive the terminal. Errors: InvalidInput (address), Unsupported (driver name).
Result<std::unique_ptr<ports::PaymentTerminal>> makePaymentTerminal(std::string_view driver, std::string_view address,
                                                                    const ports::Clock& clock,
                                                                    const DriverTimes& times = {});

} // namespace pishkhan::payment
