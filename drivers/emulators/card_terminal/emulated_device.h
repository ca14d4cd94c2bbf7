// SPDX-License-Identifier: GPL-3.0-or-later
/// What every emulated card terminal is to the world around it: bytes, breaks of the line and the time come in, bytes
/// come out. No sockets and no clock of its own, so the same terminal stands behind a program (device_server) and
/// behind a test's wire.
#pragma once
#include <cstdint>

#include "terminal/base/bytes.h"

namespace pishkhan::emulators {

struct EmulatorTime {
    std::int64_t monotonicMs = 0;
    std::int64_t wallMs = 0;
};

class EmulatedDevice {
public:
    virtual ~EmulatedDevice() = default;
    virtual void lineUp() = 0;
    virtual void lineDown(EmulatorTime now) = 0;
    virtual Bytes receive(ByteView bytes, EmulatorTime now) = 0; ///< what the terminal sends because of it
    virtual Bytes tick(EmulatorTime now) = 0;                    ///< what it sends because time passed
    /// When tick() has something to do next, or -1.
    virtual std::int64_t nextDeadline() const = 0;
    virtual bool isBusy() const = 0;
};

} // namespace pishkhan::emulators
