// SPDX-License-Identifier: GPL-3.0-or-later
/// StreamPrinter: an EscposEngine behind a real TCP socket (a network printer, port 9100) or a pseudo terminal (a serial printer), with a
/// thread and a clock of its own. Used by its program, the laboratory and the tests of drivers/printer. Any thread.
#pragma once
#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "drivers/emulators/receipt_printer/emulated_printer.h"
#include "drivers/emulators/receipt_printer/stream_line.h"

namespace pishkhan::emulators {

/// How a serial printer holds the host back: with its handshake line, or with XON and XOFF bytes; then what the host sends into a full
/// buffer is lost.
enum class SerialFlow { Line, FlowBytes };

class StreamPrinter final : public EmulatedPrinter {
public:
    static Result<std::unique_ptr<StreamPrinter>> tcp(std::uint16_t port, EscposEngine::PageDone pageDone);
    static Result<std::unique_ptr<StreamPrinter>> tty(const std::string& link, SerialFlow flow,
                                                      EscposEngine::PageDone pageDone);
    ~StreamPrinter() override;
    StreamPrinter(const StreamPrinter&) = delete;
    StreamPrinter& operator=(const StreamPrinter&) = delete;

    std::uint16_t port() const { return m_line.port(); }
    Status plug() override;
    void unplug() override;
    bool isPlugged() const override;
    void powerCycle() override; ///< a serial printer is deaf while it starts; a network one drops the connection
    Status disturb(const LineFaults& faults) override;
    void with(const std::function<void(EscposEngine&)>& act) override;

private:
    using Clock = std::chrono::steady_clock;
    struct Late {
        Clock::time_point due;
        Bytes bytes;
    };
    StreamPrinter(StreamLine line, SerialFlow flow, EscposEngine::PageDone pageDone);
    void serve();
    void serveOnce();
    void hear(Bytes bytes);
    void answer();
    void unplugLocked();

    mutable std::mutex m_lock; ///< the printer's own thread and the hand
    StreamLine m_line;
    SerialFlow m_flow;
    EscposEngine m_engine;
    LineFaults m_faults;
    std::size_t m_heardBytes = 0; ///< since the faults were set
    std::deque<Late> m_late;
    Clock::time_point m_deafUntil;
    Clock::time_point m_nextTick;
    bool m_plugged = true;
    int m_wake[2] = {-1, -1};
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace pishkhan::emulators
