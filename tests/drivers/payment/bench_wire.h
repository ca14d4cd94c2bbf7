// SPDX-License-Identifier: GPL-3.0-or-later
/// A wire between the real driver and an emulated terminal, in one process, that can be cut, held or silenced at any
/// byte. Used by every payment test without sockets.
#pragma once
#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "drivers/transport/transport.h"
#include "tests/drivers/payment/bench_clock.h"

namespace pishkhan::bench {

/// Where and how the wire breaks; counted over all connections, once.
struct Cut {
    enum class Way {
        Reset,
        Silence, ///< open, but nothing arrives any more, either way
        Stall,   ///< nothing moves for stallMs, then everything that was sent meanwhile arrives
    } way = Way::Reset;
    std::optional<std::size_t> upAfter;   ///< bytes station → terminal
    std::optional<std::size_t> downAfter; ///< bytes terminal → station
    bool killsStation = false;            ///< the process dies with the wire
    std::int64_t stallMs = 0;
};

struct Wire {
    emulators::EmulatedDevice& terminal;
    HandClock& clock;
    std::shared_ptr<Life> life;
    Cut cut;
    std::size_t up = 0, down = 0; ///< bytes so far
    Bytes sentUp;                 ///< everything the station ever sent, for the tests of frames
    std::size_t segment = 4096;
    int lines = 0; ///< ever opened; a terminal of many lines tells them apart
};

class BenchLine final : public transport::Transport {
public:
    explicit BenchLine(Wire& wire) : m_wire(wire), m_life(wire.life), m_line(++wire.lines)
    {
        m_wire.terminal.open(m_line);
    }
    ~BenchLine() override { close(); }

    Status write(ByteView bytes, Milliseconds) override
    {
        if (m_closed || m_life->dead) {
            return gone();
        }
        if (m_silent) {
            return {};
        }
        if (m_stallEnd > 0) {
            append(m_held, bytes);
            return {};
        }
        const auto room = m_wire.cut.upAfter;
        const bool cut = room && m_wire.up + bytes.size() >= *room;
        const ByteView part = cut ? bytes.first(*room - m_wire.up) : bytes;
        m_wire.up += part.size();
        append(m_wire.sentUp, part);
        append(m_ready, m_wire.terminal.hear(m_line, part, m_wire.clock.emulated()));
        if (cut) {
            m_wire.cut.upAfter.reset();
            append(m_held, bytes.subspan(part.size()));
            return breakNow();
        }
        return {};
    }

    Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) override
    {
        if (m_closed || m_life->dead) {
            return gone();
        }
        if ((m_ready.empty() && !m_wire.terminal.hasEnded(m_line)) || isBlocked()) {
            waitFor(timeout.count());
        }
        if (m_ready.empty() && !isBlocked() && m_wire.terminal.hasEnded(m_line)) {
            return gone();
        }
        if (m_ready.empty() || isBlocked()) {
            return makeError(ErrorKind::Timeout, "nothing came", "bench");
        }
        return deliver(maxBytes);
    }

    void close() override
    {
        if (!m_closed) {
            m_closed = true;
            m_wire.terminal.close(m_line, m_wire.clock.emulated());
        }
    }

private:
    static Error gone() { return makeError(ErrorKind::Disconnected, "wire is cut", "bench"); }

    bool isBlocked() const { return m_silent || m_stallEnd > 0; }

    Status breakNow()
    {
        if (m_wire.cut.way == Cut::Way::Stall) {
            m_stallEnd = m_wire.clock.monotonicMs() + m_wire.cut.stallMs;
            return {};
        }
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
        while (m_ready.empty() || isBlocked()) {
            std::int64_t next = m_wire.terminal.nextDeadline();
            const std::int64_t now = m_wire.clock.monotonicMs();
            if (m_stallEnd > 0 && (next < 0 || m_stallEnd < next)) {
                next = m_stallEnd;
            }
            if (next < 0 || next > end) {
                m_wire.clock.advance(end - now);
                return;
            }
            m_wire.clock.advance(std::max<std::int64_t>(next - now, 1));
            append(m_ready, m_wire.terminal.say(m_line, m_wire.clock.emulated()));
            goOn();
            if (m_wire.clock.monotonicMs() >= end) {
                return;
            }
        }
    }

    /// What was held arrives once the stall is over.
    void goOn()
    {
        if (m_stallEnd > 0 && m_wire.clock.monotonicMs() >= m_stallEnd) {
            m_stallEnd = 0;
            m_wire.up += m_held.size();
            append(m_ready, m_wire.terminal.hear(m_line, std::exchange(m_held, {}), m_wire.clock.emulated()));
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
    int m_line;
    Bytes m_ready;
    Bytes m_held; ///< sent by the station while the line stalls
    std::int64_t m_stallEnd = 0;
    bool m_silent = false;
    bool m_closed = false;
};

} // namespace pishkhan::bench
