// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/zvt_terminal/zvt_serial_line.h"

#include <algorithm>

namespace pishkhan::emulators {
namespace {

constexpr std::uint8_t dle = 0x10, stx = 0x02, etx = 0x03, ack = 0x06, nak = 0x15;
constexpr std::int64_t betweenBytesMs = 200; // T1
constexpr int mostRepeats = 2;
constexpr std::size_t longest = 70'000;

/// The polynomial x^16 + x^12 + x^5 + 1, lowest bit first, starting at 0, over the message and its end mark.
std::uint16_t checkSum(ByteView message)
{
    std::uint32_t sum = 0;
    const auto feed = [&sum](std::uint8_t byte) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            const bool carry = ((sum ^ (byte >> bit)) & 1U) != 0;
            sum = sum >> 1U ^ (carry ? 0x8408U : 0U);
        }
    };
    std::for_each(message.begin(), message.end(), feed);
    feed(etx);
    return static_cast<std::uint16_t>(sum);
}

Bytes framed(ByteView message)
{
    Bytes out{dle, stx};
    for (const std::uint8_t byte : message) {
        out.insert(out.end(), byte == dle ? 2 : 1, byte);
    }
    const std::uint16_t sum = checkSum(message);
    append(out, Bytes{dle, etx, static_cast<std::uint8_t>(sum), static_cast<std::uint8_t>(sum / 256)});
    return out;
}

/// Whether one more time, counting down.
bool takeOne(int& left)
{
    return left > 0 && left-- > 0;
}

} // namespace

void ZvtSerialLine::forget()
{
    m_place = Place::Outside;
    m_frame.clear();
    m_last.clear();
    m_out.clear();
    m_ackEndMs = m_gapEndMs = 0;
    m_repeats = 0;
}

void ZvtSerialLine::lineUp()
{
    forget();
    m_terminal.lineUp();
}

void ZvtSerialLine::lineDown(EmulatorTime now)
{
    forget();
    m_terminal.lineDown(now);
}

Bytes ZvtSerialLine::receive(ByteView bytes, EmulatorTime now)
{
    Bytes out;
    for (const std::uint8_t byte : bytes) {
        append(out, onByte(byte, now));
    }
    return out;
}

Bytes ZvtSerialLine::onByte(std::uint8_t byte, EmulatorTime now)
{
    if (m_place == Place::Outside && (byte == ack || byte == nak)) {
        return onAcknowledge(byte, now);
    }
    m_gapEndMs = now.monotonicMs + betweenBytesMs;
    if (!onFramed(byte)) {
        return {};
    }
    m_gapEndMs = 0;
    return onFrame(now);
}

bool ZvtSerialLine::onFramed(std::uint8_t byte)
{
    switch (m_place) {
    case Place::Outside:
        m_place = byte == dle ? Place::Opened : Place::Outside;
        m_gapEndMs = byte == dle ? m_gapEndMs : 0;
        m_frame.clear();
        m_broken = false;
        return false;
    case Place::Opened: m_place = byte == stx ? Place::Inside : Place::Outside; return false;
    case Place::Inside:
        m_place = byte == dle ? Place::Doubled : Place::Inside;
        if (byte != dle && m_frame.size() < longest) {
            m_frame.push_back(byte);
        }
        return false;
    case Place::Doubled:
        m_place = byte == etx ? Place::CheckLow : Place::Inside;
        m_broken = m_broken || (byte != etx && byte != dle);
        if (byte == dle) {
            m_frame.push_back(dle);
        }
        return false;
    case Place::CheckLow:
        m_checkLow = byte;
        m_place = Place::CheckHigh;
        return false;
    case Place::CheckHigh:
        m_checkHigh = byte;
        m_place = Place::Outside;
        return true;
    }
    return false;
}

Bytes ZvtSerialLine::onFrame(EmulatorTime now)
{
    const bool good = !m_broken && checkSum(m_frame) == m_checkLow + 256 * m_checkHigh;
    if (!good || takeOne(m_faults.refuseNext)) {
        return {nak};
    }
    if (m_frame == m_last) {
        ++m_faults.repeatsSeen; // a repeat of the transport: acknowledged again, not processed again
        return {ack};
    }
    m_last = m_frame;
    queue(m_terminal.receive(m_frame, now));
    Bytes out{ack};
    append(out, sendFront(now));
    return takeOne(m_faults.loseAcknowledge) ? Bytes{} : out; // lost on the line, with what follows it
}

Bytes ZvtSerialLine::onAcknowledge(std::uint8_t byte, EmulatorTime now)
{
    if (m_ackEndMs == 0 || m_out.empty()) {
        return {};
    }
    m_ackEndMs = 0;
    if (byte == ack) {
        m_out.pop_front();
        m_last.clear(); // the station has moved on: an equal frame is a new one now
        m_repeats = 0;
    } else if (++m_repeats > mostRepeats) {
        lineDown(now);
    }
    return sendFront(now);
}

/// One frame per message, however many come at once.
void ZvtSerialLine::queue(ByteView messages)
{
    while (messages.size() >= 3) {
        const bool longForm = messages[2] == 0xFF && messages.size() >= 5;
        const std::size_t size = longForm ? 5U + messages[3] + 256U * messages[4] : 3U + messages[2];
        const ByteView message = messages.first(std::min(size, messages.size()));
        m_out.push_back(framed(message));
        messages = messages.subspan(message.size());
    }
}

Bytes ZvtSerialLine::sendFront(EmulatorTime now)
{
    if (m_out.empty() || m_ackEndMs != 0) {
        return {};
    }
    m_ackEndMs = now.monotonicMs + m_faults.acknowledgeMs;
    Bytes frame = m_out.front();
    if (takeOne(m_faults.damageNext)) {
        frame[frame.size() / 2] ^= 0x20U;
    }
    if (takeOne(m_faults.repeatNext)) {
        append(frame, Bytes(frame));
    }
    return frame;
}

Bytes ZvtSerialLine::tick(EmulatorTime now)
{
    queue(m_terminal.tick(now));
    Bytes out;
    if (m_gapEndMs != 0 && now.monotonicMs >= m_gapEndMs) {
        m_gapEndMs = 0;
        m_place = Place::Outside;
        out.push_back(nak);
    }
    if (m_ackEndMs != 0 && now.monotonicMs >= m_ackEndMs) {
        m_ackEndMs = 0;
        if (++m_repeats > mostRepeats) {
            lineDown(now);
        }
    }
    append(out, sendFront(now));
    return out;
}

std::int64_t ZvtSerialLine::nextDeadline() const
{
    std::int64_t next = m_terminal.nextDeadline();
    for (const std::int64_t each : {m_gapEndMs, m_ackEndMs}) {
        if (each != 0 && (next < 0 || each < next)) {
            next = each;
        }
    }
    return next;
}

} // namespace pishkhan::emulators
