// SPDX-License-Identifier: GPL-3.0-or-later
/// The office's own copy of its books (lessons H11): where it can go, and making it. Implemented by terminal/journal, asked by
/// terminal/app/live_books. Nobody outside is asked.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::ports {

struct CopyPlace {
    std::string folder;
    std::string label; ///< what stands on the stick; empty for the folder in this terminal
    bool removable = false;
    std::uint64_t freeBytes = 0;
};

struct CopyDone {
    std::string folder; ///< made below the place
    std::uint64_t lastSequence = 0, batches = 0;
    std::string head; ///< hex, after the last event
};

class BooksCopies {
public:
    using Progress = std::function<void(std::uint64_t done, std::uint64_t whole)>; ///< events written
    virtual ~BooksCopies() = default;
    virtual std::vector<CopyPlace> places() const = 0;
    /// Writes, reads back and compares. Takes what is signed; blocks, on a thread of its own. Errors: Storage, Integrity.
    virtual Result<CopyDone> copyTo(const std::string& place, const Progress& progress) const = 0;
};

} // namespace pishkhan::ports
