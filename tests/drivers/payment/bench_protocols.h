// SPDX-License-Identifier: GPL-3.0-or-later
/// The protocols of the bench: an emulated terminal with its books and faults, and the driver that speaks to it.
#pragma once
#include "drivers/emulators/behpardakht_terminal/emulated_behpardakht.h"
#include "drivers/emulators/zvt_terminal/emulated_zvt_terminal.h"
#include "drivers/payment/behpardakht_terminal.h"
#include "drivers/payment/zvt_terminal.h"
#include "tests/drivers/payment/bench.h"

namespace pishkhan::bench {

struct Zvt {
    using Driver = payment::zvt::ZvtTerminal;
    std::unique_ptr<Driver> makeDriver(payment::TransportFactory connect, const ports::Clock& clock) const
    {
        return std::make_unique<Driver>(std::move(connect), clock, payment::zvt::Settings{});
    }
    Status obey(const std::string& line) { return emulators::applyControlLine(faults, line); }

    emulators::Faults faults;
    emulators::ZvtBooks books = emulators::ZvtBooks::open("").take();
    emulators::EmulatedZvtTerminal terminal{books, faults};
};

struct Behpardakht {
    using Driver = payment::behpardakht::BehpardakhtTerminal;
    std::unique_ptr<Driver> makeDriver(payment::TransportFactory connect, const ports::Clock& clock) const
    {
        return std::make_unique<Driver>(std::move(connect), clock, payment::behpardakht::Settings{});
    }
    Status obey(const std::string& line) { return emulators::behpardakht::applyControlLine(faults, line); }

    emulators::behpardakht::Faults faults;
    emulators::behpardakht::Books books = emulators::behpardakht::Books::open("").take();
    emulators::behpardakht::EmulatedBehpardakht terminal{books, faults};
};

using ZvtBench = Bench<Zvt>;
using BehpardakhtBench = Bench<Behpardakht>;

} // namespace pishkhan::bench
