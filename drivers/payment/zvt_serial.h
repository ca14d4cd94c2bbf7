// SPDX-License-Identifier: GPL-3.0-or-later
/// ZVT on a serial line: the same APDUs inside DLE frames with a CRC, each acknowledged by one byte. Presents itself as
/// the plain byte stream that zvt_terminal expects. Follows payment.md 7.1.
#pragma once
#include <optional>

#include "drivers/payment/transport_factory.h"
#include "drivers/transport/transport.h"
#include "terminal/ports/clock.h"

namespace pishkhan::payment::zvt {

/// CRC-16/KERMIT; 0x2189 for "123456789".
std::uint16_t serialCrc(ByteView bytes);
/// 10 02 <apdu, every 10 doubled> 10 03 <crc low> <crc high>, the CRC over the undoubled APDU and 03.
Bytes serialFrame(ByteView apdu);

/// Cuts frames out of a stream of bytes. Bounded.
class FrameReader {
public:
    enum class Found {
        Nothing,
        Frame,
        Damaged, ///< a whole frame with a wrong check sum
        Lost,    ///< no frame any more: where the next one begins is unknown
    };
    /// One byte further. After Frame, frame() is the APDU's bytes.
    Found take(std::uint8_t byte);
    const Bytes& frame() const { return m_frame; }
    bool isOutside() const { return m_state == State::Outside; } ///< between frames

private:
    enum class State { Outside, Start, Inside, Escape, CrcLow, CrcHigh } m_state = State::Outside;
    Bytes m_frame;
    std::uint8_t m_crcLow = 0;
};

/// Connections of `connect` with this framing around them.
TransportFactory framed(TransportFactory connect, const ports::Clock& clock);

} // namespace pishkhan::payment::zvt
