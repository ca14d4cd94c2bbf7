// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/receipt_printer/stream_printer.h"

#include <fcntl.h>
#include <unistd.h>

namespace pishkhan::emulators {
namespace {

constexpr int tickMs = 10;
constexpr std::size_t readChunk = 4096;
constexpr std::size_t networkBuffer = 4096;
/// What is on its way when XOFF is said must still fit into the last quarter: a pseudo terminal holds more than a wire.
constexpr std::size_t serialBuffer = 8192;
/// A receipt printer needs a second and more from power to the first answer.
constexpr std::chrono::milliseconds startUp{2500};

} // namespace

Result<std::unique_ptr<StreamPrinter>> StreamPrinter::tcp(std::uint16_t port, EscposEngine::PageDone pageDone)
{
    auto line = TRY(StreamLine::tcp(port));
    return std::unique_ptr<StreamPrinter>(new StreamPrinter(std::move(line), SerialFlow::Line, std::move(pageDone)));
}

Result<std::unique_ptr<StreamPrinter>> StreamPrinter::tty(const std::string& link, SerialFlow flow,
                                                          EscposEngine::PageDone pageDone)
{
    auto line = TRY(StreamLine::tty(link));
    return std::unique_ptr<StreamPrinter>(new StreamPrinter(std::move(line), flow, std::move(pageDone)));
}

StreamPrinter::StreamPrinter(StreamLine line, SerialFlow flow, EscposEngine::PageDone pageDone)
    : m_line(std::move(line)), m_flow(flow),
      m_engine(std::move(pageDone), flow == SerialFlow::FlowBytes ? serialBuffer : networkBuffer)
{
    m_engine.setFlowBytes(flow == SerialFlow::FlowBytes);
    if (::pipe2(m_wake, O_CLOEXEC | O_NONBLOCK) != 0) {
        m_wake[0] = m_wake[1] = -1; // the tick alone then moves it on
    }
    m_thread = std::thread([this] { serve(); });
}

StreamPrinter::~StreamPrinter()
{
    m_stop = true;
    m_thread.join();
    ::close(m_wake[0]);
    ::close(m_wake[1]);
}

void StreamPrinter::serve()
{
    while (!m_stop) {
        serveOnce();
        pollfd waited[2] = {{m_wake[0], POLLIN, 0}, {-1, 0, 0}};
        {
            const std::lock_guard<std::mutex> guard(m_lock);
            waited[1] = m_line.interest(m_engine.room() > 0 || m_flow == SerialFlow::FlowBytes);
        }
        ::poll(waited, 2, tickMs); // a line cut meanwhile is noticed at the tick
        char drained[64];
        while (::read(m_wake[0], drained, sizeof drained) > 0) {
        }
    }
}

void StreamPrinter::serveOnce()
{
    const std::lock_guard<std::mutex> guard(m_lock);
    if (!m_plugged) {
        return;
    }
    m_line.accept();
    const bool lossy = m_flow == SerialFlow::FlowBytes;
    hear(m_line.read(lossy ? readChunk : std::min(readChunk, m_engine.room())));
    if (Clock::now() >= m_nextTick) {
        m_nextTick = Clock::now() + std::chrono::milliseconds(tickMs);
        m_engine.tick();
    }
    answer();
}

void StreamPrinter::hear(Bytes bytes)
{
    if (Clock::now() < m_deafUntil) {
        return;
    }
    const std::size_t limit = m_faults.cutAfterBytes;
    const bool cut = limit > 0 && m_heardBytes + bytes.size() >= limit;
    if (cut) {
        bytes.resize(limit - std::min(limit, m_heardBytes));
    }
    m_heardBytes += bytes.size();
    static_cast<void>(m_engine.take(bytes)); // a lossy line's rest is lost
    if (cut) {
        m_faults.cutAfterBytes = 0;
        unplugLocked();
    }
}

void StreamPrinter::answer()
{
    if (Clock::now() < m_deafUntil) {
        return;
    }
    if (m_engine.hasReplies()) {
        const auto due = Clock::now() + std::chrono::milliseconds(m_faults.replyDelayMs);
        m_late.push_back({due, m_engine.replies(readChunk)});
    }
    while (!m_late.empty() && m_late.front().due <= Clock::now()) {
        m_line.write(m_late.front().bytes);
        m_late.pop_front();
    }
}

Status StreamPrinter::plug()
{
    const std::lock_guard<std::mutex> guard(m_lock);
    if (!m_plugged) {
        TRY(m_line.connect());
        m_plugged = true;
    }
    return {};
}

void StreamPrinter::unplugLocked()
{
    m_line.cut();
    m_late.clear();
    m_plugged = false;
}

void StreamPrinter::unplug()
{
    const std::lock_guard<std::mutex> guard(m_lock);
    unplugLocked();
}

bool StreamPrinter::isPlugged() const
{
    const std::lock_guard<std::mutex> guard(m_lock);
    return m_plugged;
}

void StreamPrinter::powerCycle()
{
    const std::lock_guard<std::mutex> guard(m_lock);
    m_engine.powerCycle();
    m_late.clear();
    m_line.hangUp();
    m_deafUntil = Clock::now() + startUp;
}

Status StreamPrinter::disturb(const LineFaults& faults)
{
    const std::lock_guard<std::mutex> guard(m_lock);
    m_faults = faults;
    m_late.clear(); // or the next host would get the answers to the last one
    m_heardBytes = 0;
    m_engine.setPace(faults.rowsPerTick);
    return {};
}

void StreamPrinter::with(const std::function<void(EscposEngine&)>& act)
{
    const std::lock_guard<std::mutex> guard(m_lock);
    act(m_engine);
    answer();
    static_cast<void>(::write(m_wake[1], "w", 1) == 1); // a full pipe wakes as well
}

} // namespace pishkhan::emulators
