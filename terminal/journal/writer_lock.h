// SPDX-License-Identifier: GPL-3.0-or-later
/// WriterLock: one program writes a journal at a time. An flock on a file beside it; the kernel lets go when the process
/// ends, however it ends.
#pragma once
#include <string>

#include "terminal/base/result.h"

namespace pishkhan::journal {

class WriterLock {
public:
    /// Errors: Busy when another holder is alive, Storage.
    static Result<WriterLock> take(const std::string& path);
    WriterLock(WriterLock&& other) noexcept : m_descriptor(other.m_descriptor) { other.m_descriptor = -1; }
    WriterLock& operator=(WriterLock&&) = delete;
    ~WriterLock();

private:
    explicit WriterLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

/// Where a refused program leaves word for the one that holds the lock.
std::string knockFileOf(const std::string& lockPath);

} // namespace pishkhan::journal
