// SPDX-License-Identifier: GPL-3.0-or-later
/// A payment bench without sockets and without waiting: the real driver and the real coordinator against the emulated
/// terminal, over a wire that can be cut at any byte, with a journal that can die at any record and a clock that only
/// moves when somebody waits.
#pragma once
#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

#include "drivers/emulators/zvt_terminal/emulated_zvt_terminal.h"
#include "drivers/payment/payment_run.h"
#include "drivers/payment/zvt_terminal.h"
#include "terminal/base/check.h"

namespace pishkhan::bench {

class HandClock final : public ports::Clock {
public:
    Instant now() const override { return {m_start + m_elapsed}; }
    std::int64_t monotonicMs() const override { return m_elapsed; }
    ports::TimerId after(Milliseconds, std::function<void()>) override { return 0; } // the run waits, it sets no timers
    void cancel(ports::TimerId) override {}
    void advance(std::int64_t ms) { m_elapsed += std::max<std::int64_t>(ms, 0); }
    emulators::EmulatorTime emulated() const { return {m_elapsed, m_start + m_elapsed}; }

private:
    std::int64_t m_start = 1'795'000'000'000; // 2026-11-18
    std::int64_t m_elapsed = 1'000;
};

/// Whether the station's process still lives; a dead one reaches neither disk nor wire.
struct Life {
    bool dead = false;
};

class MemoryJournal final : public ports::Journal {
public:
    explicit MemoryJournal(const ports::Clock& clock) : m_clock(clock) {}

    Result<std::vector<ports::JournalEvent>> append(std::span<const ports::JournalEntry> entries) override
    {
        const bool dies = m_dieAtAppend > 0 && ++m_appends == m_dieAtAppend;
        if (life->dead || m_full || (dies && m_dieBefore)) {
            life->dead = life->dead || dies;
            return makeError(ErrorKind::Storage, "journal is gone", "bench");
        }
        std::vector<ports::JournalEvent> out;
        for (const ports::JournalEntry& entry : entries) {
            m_events.push_back({m_events.size() + 1, entry, m_clock.now(), false});
            out.push_back(m_events.back());
        }
        life->dead = dies;
        if (dies) {
            return makeError(ErrorKind::Storage, "process died after the record", "bench");
        }
        return out;
    }
    Status replay(const std::function<Status(const ports::JournalEvent&)>& take) const override
    {
        for (const ports::JournalEvent& event : m_events) {
            TRY(take(event));
        }
        return {};
    }
    Status closeBatch() override { return {}; }
    Result<ports::ReceiptProof> proveReceipt(std::uint64_t, const ports::ReceiptClaim&) override
    {
        return makeError(ErrorKind::Unsupported, "no receipts on the bench", "bench");
    }
    Status saveDraft(const std::string&, const Fields&) override { return {}; }
    Result<Fields> loadDraft(const std::string&) const override { return Fields{}; }
    Status dropDraft(const std::string&) override { return {}; }

    void dieAt(int append, bool before)
    {
        m_dieAtAppend = append;
        m_dieBefore = before;
        m_appends = 0;
    }
    void setFull(bool full) { m_full = full; }
    const std::vector<ports::JournalEvent>& events() const { return m_events; }
    int appends() const { return m_appends; }

    std::shared_ptr<Life> life = std::make_shared<Life>();

private:
    const ports::Clock& m_clock;
    std::vector<ports::JournalEvent> m_events;
    int m_dieAtAppend = 0;
    int m_appends = 0;
    bool m_dieBefore = false;
    bool m_full = false;
};

/// Where and how the wire breaks; counted over all connections, once.
struct Cut {
    enum class Way { Reset, Silence } way = Way::Reset;
    std::optional<std::size_t> upAfter;   ///< bytes station → terminal
    std::optional<std::size_t> downAfter; ///< bytes terminal → station
    bool killsStation = false;            ///< the process dies with the wire
};

struct Wire {
    emulators::EmulatedZvtTerminal& terminal;
    HandClock& clock;
    std::shared_ptr<Life> life;
    Cut cut;
    std::size_t up = 0, down = 0; ///< bytes so far
    Bytes sentUp;                 ///< everything the station ever sent, for the tests of frames
    std::size_t segment = 4096;
};

class BenchLine final : public transport::Transport {
public:
    explicit BenchLine(Wire& wire) : m_wire(wire), m_life(wire.life) { m_wire.terminal.lineUp(); }
    ~BenchLine() override { close(); }

    Status write(ByteView bytes, Milliseconds) override
    {
        if (m_closed || m_life->dead) {
            return gone();
        }
        if (m_silent) {
            return {};
        }
        const auto room = m_wire.cut.upAfter;
        const bool cut = room && m_wire.up + bytes.size() >= *room;
        const ByteView part = cut ? bytes.first(*room - m_wire.up) : bytes;
        m_wire.up += part.size();
        append(m_wire.sentUp, part);
        append(m_ready, m_wire.terminal.receive(part, m_wire.clock.emulated()));
        if (cut) {
            m_wire.cut.upAfter.reset();
            return breakNow();
        }
        return {};
    }

    Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) override
    {
        if (m_closed || m_life->dead) {
            return gone();
        }
        if (m_ready.empty() || m_silent) {
            waitFor(timeout.count());
        }
        if (m_ready.empty() || m_silent) {
            return makeError(ErrorKind::Timeout, "nothing came", "bench");
        }
        return deliver(maxBytes);
    }

    void close() override
    {
        if (!m_closed) {
            m_closed = true;
            m_wire.terminal.lineDown(m_wire.clock.emulated());
        }
    }

private:
    static Error gone() { return makeError(ErrorKind::Disconnected, "wire is cut", "bench"); }

    Status breakNow()
    {
        m_life->dead = m_life->dead || m_wire.cut.killsStation;
        if (m_wire.cut.way == Cut::Way::Silence && !m_life->dead) {
            m_silent = true;
            return {};
        }
        close();
        return gone();
    }

    void waitFor(std::int64_t ms)
    {
        const std::int64_t end = m_wire.clock.monotonicMs() + ms;
        while (m_ready.empty() || m_silent) {
            const std::int64_t next = m_wire.terminal.nextDeadline();
            const std::int64_t now = m_wire.clock.monotonicMs();
            if (next < 0 || next > end) {
                m_wire.clock.advance(end - now);
                return;
            }
            m_wire.clock.advance(std::max<std::int64_t>(next - now, 1));
            append(m_ready, m_wire.terminal.tick(m_wire.clock.emulated()));
            if (m_wire.clock.monotonicMs() >= end) {
                return;
            }
        }
    }

    Result<Bytes> deliver(std::size_t maxBytes)
    {
        std::size_t count = std::min({maxBytes, m_ready.size(), m_wire.segment});
        const auto room = m_wire.cut.downAfter;
        const bool cut = room && m_wire.down + count >= *room;
        count = cut ? *room - m_wire.down : count;
        m_wire.down += count;
        const auto end = m_ready.begin() + static_cast<std::ptrdiff_t>(count);
        Bytes out(m_ready.begin(), end);
        m_ready.erase(m_ready.begin(), end);
        if (cut) {
            m_wire.cut.downAfter.reset();
            if (const Status broken = breakNow(); !broken && out.empty()) {
                return broken.error();
            }
        }
        if (out.empty()) {
            return makeError(ErrorKind::Timeout, "nothing came", "bench");
        }
        return out;
    }

    Wire& m_wire;
    std::shared_ptr<Life> m_life;
    Bytes m_ready;
    bool m_silent = false;
    bool m_closed = false;
};

/// One station and one terminal. A restart makes a new station over the same journal and the same terminal.
class Bench {
public:
    Bench() { restart(); }

    void restart()
    {
        m_run.reset();
        m_driver.reset();
        journal.dieAt(0, false);
        journal.life = wire.life = std::make_shared<Life>();
        payment::zvt::Settings settings;
        m_driver = std::make_unique<payment::zvt::ZvtTerminal>(
            [this]() -> Result<std::unique_ptr<transport::Transport>> {
                if (!reachable) {
                    return makeError(ErrorKind::Disconnected, "no route", "bench");
                }
                return std::unique_ptr<transport::Transport>(std::make_unique<BenchLine>(wire));
            },
            clock, settings);
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
        const Status loaded = m_run->load();
        CHECK(loaded);
    }

    void idle(std::int64_t ms)
    {
        const std::int64_t end = clock.monotonicMs() + ms;
        while (terminal.nextDeadline() >= 0 && terminal.nextDeadline() <= end) {
            clock.advance(std::max<std::int64_t>(terminal.nextDeadline() - clock.monotonicMs(), 1));
            (void)terminal.tick(clock.emulated());
        }
        clock.advance(end - clock.monotonicMs());
    }

    Result<domain::payment::State> pay(std::int64_t amount)
    {
        domain::payment::Intent intent;
        intent.key = domain::payment::composeIntentKey("PK", 1, run().nextCounter()).take();
        intent.amount = Rials(amount);
        intent.terminal = "bench";
        return run().pay(intent);
    }

    /// What the ledger holds as paid.
    std::int64_t ledgerMoney() const
    {
        std::int64_t sum = 0;
        for (const domain::payment::State& state : m_run->intents()) {
            sum += state.phase == domain::payment::Phase::Final ? state.result.amount.count() : 0;
        }
        return sum;
    }

    payment::PaymentRun& run() { return *m_run; }
    payment::zvt::ZvtTerminal& driver() { return *m_driver; }

    HandClock clock;
    emulators::Faults faults;
    emulators::ZvtBooks books = emulators::ZvtBooks::open("").take();
    emulators::EmulatedZvtTerminal terminal{books, faults};
    MemoryJournal journal{clock};
    Wire wire{terminal, clock, journal.life, {}, 0, 0, {}};
    bool reachable = true;
    int cancelAt = -1;
    std::vector<std::string> steps;
    std::function<void(const std::string&)> onStep;

private:
    std::unique_ptr<payment::zvt::ZvtTerminal> m_driver;
    std::unique_ptr<payment::PaymentRun> m_run;
};

} // namespace pishkhan::bench
