// SPDX-License-Identifier: GPL-3.0-or-later
/// Transport: a blocking stream of bytes to one device. Called by the device drivers on that device's own thread;
/// implemented over TCP, USB and a file here, and by the emulators (architecture.md: "fake the wire, not the object").
#pragma once
#include <cstddef>

#include "terminal/base/bytes.h"
#include "terminal/base/instant.h"
#include "terminal/base/result.h"

namespace pishkhan::transport {

class Transport {
public:
    virtual ~Transport() = default;
    /// Send all of `bytes`. Errors: Timeout and Disconnected; after either of them an unknown part of `bytes` may have
    /// reached the device.
    virtual Status write(ByteView bytes, Milliseconds timeout) = 0;
    /// Wait for at least one byte, then return what is there, at most `maxBytes`.
    /// Errors: Timeout when nothing came, Disconnected when nothing can come any more.
    virtual Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) = 0;
    virtual void close() = 0; ///< may be called twice; reads and writes then give Disconnected
};

} // namespace pishkhan::transport
