// SPDX-License-Identifier: GPL-3.0-or-later
/// An emulated ZVT terminal on a serial line: its messages inside DLE frames with a check sum, each acknowledged by one
/// byte, repeated when it is not. Written from payment.md 7.1, apart from the driver's framing. Used by
/// pishkhan-emulate-zvt --tty.
#pragma once
#include <deque>

#include "drivers/emulators/card_terminal/emulated_device.h"
#include "drivers/emulators/zvt_terminal/zvt_faults.h"

namespace pishkhan::emulators {

class ZvtSerialLine final : public EmulatedDevice {
public:
    ZvtSerialLine(EmulatedDevice& terminal, SerialFaults& faults) : m_terminal(terminal), m_faults(faults) {}

    void lineUp() override;
    void lineDown(EmulatorTime now) override;
    Bytes receive(ByteView bytes, EmulatorTime now) override;
    Bytes tick(EmulatorTime now) override;
    std::int64_t nextDeadline() const override;
    bool isBusy() const override { return m_terminal.isBusy(); }

private:
    enum class Place { Outside, Opened, Inside, Doubled, CheckLow, CheckHigh };

    Bytes onByte(std::uint8_t byte, EmulatorTime now);
    bool onFramed(std::uint8_t byte); ///< true at the end of a frame
    Bytes onFrame(EmulatorTime now);
    Bytes onAcknowledge(std::uint8_t byte, EmulatorTime now);
    void queue(ByteView messages);
    Bytes sendFront(EmulatorTime now);
    void forget();

    EmulatedDevice& m_terminal;
    SerialFaults& m_faults;
    Place m_place = Place::Outside;
    Bytes m_frame;
    std::uint8_t m_checkLow = 0, m_checkHigh = 0;
    bool m_broken = false;       ///< a doubled byte that was neither end nor data
    std::int64_t m_gapEndMs = 0; ///< T1 while inside a frame
    Bytes m_last;                ///< the frame acknowledged last
    std::deque<Bytes> m_out;     ///< whole frames; the front one is on its way when m_ackEndMs is set
    std::int64_t m_ackEndMs = 0; ///< T2
    int m_repeats = 0;
};

} // namespace pishkhan::emulators
