// SPDX-License-Identifier: GPL-3.0-or-later
/// A payment bench without sockets and without waiting: the real driver and the real coordinator against an emulated
/// terminal, over a wire that can be cut at any byte, with a journal that can die at any record and a clock that only
/// moves when somebody waits. One bench per protocol: bench_protocols.h.
#pragma once
#include <functional>
#include <memory>

#include "drivers/payment/payment_run.h"
#include "drivers/payment/return_run.h"
#include "drivers/payment/transport_factory.h"
#include "terminal/base/check.h"
#include "tests/drivers/payment/bench_journal.h"
#include "tests/drivers/payment/bench_wire.h"

namespace pishkhan::bench {

/// One station and one terminal. A restart makes a new station over the same journal and the same terminal.
template <typename Protocol> class Bench {
public:
    Bench() { restart(); }

    void restart()
    {
        m_run.reset();
        m_returns.reset();
        m_driver.reset();
        journal.dieAt(0, false);
        journal.life = wire.life = std::make_shared<Life>();
        m_driver = protocol.makeDriver(
            [this]() -> Result<std::unique_ptr<transport::Transport>> {
                if (!reachable) {
                    return makeError(ErrorKind::Disconnected, "no route", "bench");
                }
                return std::unique_ptr<transport::Transport>(std::make_unique<BenchLine>(wire));
            },
            clock);
        payment::RunSurroundings around;
        around.pause = [this](Milliseconds pause) { idle(pause.count()); };
        around.showStep = [this](const std::string& step) {
            steps.push_back(step);
            if (onStep) {
                onStep(step);
            }
        };
        around.cancelRequested = [this] { return cancelAt >= 0 && static_cast<int>(steps.size()) >= cancelAt; };
        around.patience = Milliseconds(30LL * 60'000);
        m_run = std::make_unique<payment::PaymentRun>(journal, *m_driver, clock, around);
        m_returns = std::make_unique<payment::ReturnRun>(journal, *m_driver, clock, around);
        const bool loaded = m_run->load() && m_returns->load();
        CHECK(loaded);
    }

    void idle(std::int64_t ms)
    {
        const std::int64_t end = clock.monotonicMs() + ms;
        emulators::EmulatedDevice& device = protocol.terminal;
        while (device.nextDeadline() >= 0 && device.nextDeadline() <= end) {
            clock.advance(std::max<std::int64_t>(device.nextDeadline() - clock.monotonicMs(), 1));
            (void)device.tick(clock.emulated());
        }
        clock.advance(end - clock.monotonicMs());
    }

    Result<domain::payment::State> pay(std::int64_t amount)
    {
        domain::payment::Intent intent;
        intent.key = domain::payment::composeIntentKey("PK", 1, run().nextCounter()).take();
        intent.amount = Rials(amount);
        intent.terminal = "bench";
        intent.parts = parts;
        intent.split = parts.empty() ? domain::payment::Split::None : domain::payment::Split::AtTerminal;
        return run().pay(intent);
    }

    Result<domain::payment::back::State> giveBack(domain::payment::back::Kind kind, const domain::payment::State& paid)
    {
        const auto number = run().nextCounter() + static_cast<std::int64_t>(returns().returns().size()) + 500;
        return returns().giveBack({domain::payment::composeIntentKey("PK", 1, number).take(), paid.intent.key, kind,
                                   paid.result.amount, "bench", "clerk", "manager", "wrong service"},
                                  paid);
    }

    /// What the ledger holds as paid and not given back.
    std::int64_t ledgerMoney() const
    {
        std::int64_t sum = 0;
        for (const domain::payment::State& state : m_run->intents()) {
            const auto standing = domain::payment::back::standingOf(state, m_returns->returns());
            sum += standing == domain::payment::back::Standing::Paid ? state.result.amount.count() : 0;
        }
        return sum;
    }

    payment::PaymentRun& run() { return *m_run; }
    payment::ReturnRun& returns() { return *m_returns; }
    typename Protocol::Driver& driver() { return *m_driver; }
    Status obey(const std::string& line) { return protocol.obey(line); }
    std::int64_t money() const { return protocol.books.money(); }

    HandClock clock;
    Protocol protocol;
    MemoryJournal journal{clock};
    Wire wire{protocol.terminal, clock, journal.life, {}, 0, 0, {}};
    bool reachable = true;
    int cancelAt = -1;
    std::vector<domain::payment::PaymentPart> parts; ///< of the next payments
    std::vector<std::string> steps;
    std::function<void(const std::string&)> onStep;

private:
    std::unique_ptr<typename Protocol::Driver> m_driver;
    std::unique_ptr<payment::PaymentRun> m_run;
    std::unique_ptr<payment::ReturnRun> m_returns;
};

} // namespace pishkhan::bench
