// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_serial.h"

#include <algorithm>

namespace pishkhan::payment::zvt {
namespace {

constexpr std::uint8_t dle = 0x10;
constexpr std::uint8_t stx = 0x02;
constexpr std::uint8_t etx = 0x03;
constexpr std::uint8_t ack = 0x06;
constexpr std::uint8_t nak = 0x15;
constexpr std::size_t longestFrame = 0xFFFF + 5;
constexpr Milliseconds answerTime{5'000}; ///< T2
constexpr Milliseconds byteGap{200};      ///< T1
constexpr int repeats = 2;

class FramedTransport final : public transport::Transport {
public:
    FramedTransport(std::unique_ptr<transport::Transport> line, const ports::Clock& clock)
        : m_line(std::move(line)), m_clock(clock)
    {
    }

    /// A frame may be repeated: the receiver knows an identical one and does not process it twice.
    Status write(ByteView bytes, Milliseconds /*timeout*/) override
    {
        const Bytes frame = serialFrame(bytes);
        for (int attempt = 0; attempt <= repeats; ++attempt) {
            TRY(m_line->write(frame, answerTime));
            if (TRY(awaitAcknowledge())) {
                m_last.clear(); // the terminal has moved on: an equal frame is a new one now
                return {};
            }
        }
        return makeError(ErrorKind::Disconnected, "the serial line does not acknowledge", "zvt-serial");
    }

    Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) override
    {
        const std::int64_t deadline = m_clock.monotonicMs() + timeout.count();
        while (m_ready.empty()) {
            const std::int64_t left = deadline - m_clock.monotonicMs();
            if (left <= 0) {
                return makeError(ErrorKind::Timeout, "no frame in time", "zvt-serial");
            }
            TRY(takeSome(Milliseconds(left)));
        }
        const std::size_t count = std::min(maxBytes, m_ready.size());
        const auto end = m_ready.begin() + static_cast<std::ptrdiff_t>(count);
        Bytes out(m_ready.begin(), end);
        m_ready.erase(m_ready.begin(), end);
        return out;
    }

    void close() override { m_line->close(); }

private:
    /// True for ACK, false for NAK or silence. A frame of the terminal that crosses ours is taken meanwhile.
    Result<bool> awaitAcknowledge()
    {
        m_answer.reset();
        const std::int64_t deadline = m_clock.monotonicMs() + answerTime.count();
        while (!m_answer) {
            const std::int64_t left = deadline - m_clock.monotonicMs();
            const Status some = left <= 0 ? Status(makeError(ErrorKind::Timeout, "silent", "zvt-serial"))
                                          : takeSome(Milliseconds(left));
            if (!some && some.error().kind == ErrorKind::Timeout) {
                return false;
            }
            TRY(some);
        }
        return *m_answer == ack;
    }

    /// What comes within `timeout`. A frame that stops half-way is refused after T1 (payment.md 7.1); the rest of one
    /// that lost its shape is passed over until then, because an 06 in it is no acknowledgement.
    Status takeSome(Milliseconds timeout)
    {
        const bool idle = m_frames.isOutside() && !m_skipping;
        auto bytes = m_line->read(1024, idle ? timeout : std::min(timeout, byteGap));
        if (bytes) {
            return takeBytes(*bytes);
        }
        if (idle || bytes.error().kind != ErrorKind::Timeout) {
            return bytes.error();
        }
        m_frames = {};
        m_skipping = false;
        return m_line->write(Bytes{nak}, answerTime);
    }

    Status takeBytes(const Bytes& bytes)
    {
        for (const std::uint8_t byte : bytes) {
            if (m_skipping) {
                break;
            }
            if (m_frames.isOutside() && (byte == ack || byte == nak)) {
                m_answer = byte;
                continue;
            }
            const FrameReader::Found found = m_frames.take(byte);
            if (found == FrameReader::Found::Nothing) {
                continue;
            }
            m_skipping = found == FrameReader::Found::Lost;
            if (m_skipping) {
                break;
            }
            const bool good = found == FrameReader::Found::Frame;
            TRY(m_line->write(Bytes{good ? ack : nak}, answerTime));
            if (good && m_frames.frame() != m_last) {
                append(m_ready, m_frames.frame());
                m_last = m_frames.frame();
                m_answer = ack; // a new word of the terminal says that it has ours, whatever became of its ACK
            }
        }
        return {};
    }

    std::unique_ptr<transport::Transport> m_line;
    const ports::Clock& m_clock;
    FrameReader m_frames;
    bool m_skipping = false; ///< until the line is silent
    std::optional<std::uint8_t> m_answer;
    Bytes m_last; ///< the frame acknowledged last: the same again is a repeat of the transport
    Bytes m_ready;
};

} // namespace

std::uint16_t serialCrc(ByteView bytes)
{
    std::uint16_t crc = 0;
    for (const std::uint8_t byte : bytes) {
        crc = static_cast<std::uint16_t>(crc ^ byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = static_cast<std::uint16_t>((crc & 1U) != 0 ? (crc >> 1U) ^ 0x8408U : crc >> 1U);
        }
    }
    return crc;
}

Bytes serialFrame(ByteView apdu)
{
    Bytes out{dle, stx};
    for (const std::uint8_t byte : apdu) {
        out.push_back(byte);
        if (byte == dle) {
            out.push_back(dle);
        }
    }
    Bytes checked = toBytes(apdu);
    checked.push_back(etx);
    const std::uint16_t crc = serialCrc(checked);
    append(out, Bytes{dle, etx, static_cast<std::uint8_t>(crc & 0xFFU), static_cast<std::uint8_t>(crc >> 8U)});
    return out;
}

FrameReader::Found FrameReader::take(std::uint8_t byte)
{
    switch (m_state) {
    case State::Outside: m_state = byte == dle ? State::Start : State::Outside; return Found::Nothing;
    case State::Start:
        m_frame.clear();
        m_state = byte == stx ? State::Inside : State::Outside;
        return m_state == State::Inside ? Found::Nothing : Found::Lost;
    case State::Inside:
        if (byte == dle) {
            m_state = State::Escape;
        } else {
            m_frame.push_back(byte);
        }
        break;
    case State::Escape:
        m_state = byte == etx ? State::CrcLow : State::Inside;
        if (byte == dle) {
            m_frame.push_back(dle);
        } else if (byte != etx) {
            m_state = State::Outside;
            return Found::Lost;
        }
        break;
    case State::CrcLow:
        m_crcLow = byte;
        m_state = State::CrcHigh;
        return Found::Nothing;
    case State::CrcHigh: {
        m_state = State::Outside;
        Bytes checked = m_frame;
        checked.push_back(etx);
        return serialCrc(checked) == (m_crcLow | byte << 8U) ? Found::Frame : Found::Damaged;
    }
    }
    if (m_frame.size() > longestFrame) {
        m_state = State::Outside;
        return Found::Lost;
    }
    return Found::Nothing;
}

TransportFactory framed(TransportFactory connect, const ports::Clock& clock)
{
    return [connect = std::move(connect), &clock]() -> Result<std::unique_ptr<transport::Transport>> {
        auto line = TRY(connect());
        return std::unique_ptr<transport::Transport>(std::make_unique<FramedTransport>(std::move(line), clock));
    };
}

} // namespace pishkhan::payment::zvt
