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

    /// A terminal that hears several stations at once overrides these; one with a single line never sees their numbers.
    virtual bool hearsMany() const { return false; }
    virtual void open(int /*line*/) { lineUp(); }
    virtual void close(int /*line*/, EmulatorTime now) { lineDown(now); }
    virtual Bytes hear(int /*line*/, ByteView bytes, EmulatorTime now) { return receive(bytes, now); }
    virtual Bytes say(int /*line*/, EmulatorTime now) { return tick(now); } ///< on this line, because time passed
    virtual bool hasEnded(int /*line*/) const { return false; }             ///< it hangs up once all was sent
};

/// A terminal of many lines: tick() only lets time pass.
class ManyLines : public EmulatedDevice {
public:
    bool hearsMany() const final { return true; }
    void open(int line) override = 0;
    void close(int line, EmulatorTime now) override = 0;
    Bytes hear(int line, ByteView bytes, EmulatorTime now) override = 0;
    Bytes say(int line, EmulatorTime now) override = 0;
    void lineUp() final {}
    void lineDown(EmulatorTime /*now*/) final {}
    Bytes receive(ByteView /*bytes*/, EmulatorTime /*now*/) final { return {}; }
};

} // namespace pishkhan::emulators
