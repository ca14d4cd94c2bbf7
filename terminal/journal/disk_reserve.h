// SPDX-License-Identifier: GPL-3.0-or-later
/// DiskReserve: a file of allocated, unused bytes beside the journal. Deleting it is what lets a full disk take the last
/// writes of an open case (oversight.md 5.9). Owned by SqliteJournal.
#pragma once
#include <string>

#include "terminal/ports/storage.h"

namespace pishkhan::journal {

class DiskReserve {
public:
    /// `bytes` 0: none is kept. Makes the file when it is absent and there is room beside it.
    DiskReserve(std::string path, std::uint64_t bytes);
    ports::Reserve state() const { return m_state; }
    bool release(); ///< true when it was whole and its space is free now
    void refill();  ///< when twice its size is free

private:
    bool allocate();
    std::string m_path;
    std::uint64_t m_bytes;
    ports::Reserve m_state = ports::Reserve::None;
};

/// statvfs of the folder that holds `path`. Errors: Storage with errno; EROFS when mounted read-only.
Result<domain::FreeSpace> spaceBeside(const std::string& path);

} // namespace pishkhan::journal
