// SPDX-License-Identifier: GPL-3.0-or-later
/// The disk under the journal as the counter sees it: how much is free, whether the reserve is whole, who else knocked.
/// Implemented by the journal, asked by terminal/app/gate_watch every few seconds.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/result.h"
#include "terminal/domain/gates.h"

namespace pishkhan::ports {

/// Space kept aside so that what is under way can be finished on a full disk (oversight.md 5.9).
enum class Reserve {
    None,  ///< none is kept here
    Whole, ///< untouched
    Used,  ///< given up for a write that had to succeed; made again when there is room
};

class Storage {
public:
    virtual ~Storage() = default;
    /// Errors: Storage when the file system cannot be asked, or is mounted read-only (EROFS).
    virtual Result<domain::FreeSpace> space() const = 0;
    virtual Reserve reserve() const = 0;
    virtual void refillReserve() = 0; ///< no effect while it is whole or the disk has no room for it
    /// How often a second program was refused since the last call.
    virtual std::int64_t takeKnocks() = 0;
    /// A stable word for a Storage or Integrity error: disk-full, disk-read-only, disk-error, journal-corrupt, storage.
    virtual std::string troubleWord(const Error& error) const = 0;
};

} // namespace pishkhan::ports
