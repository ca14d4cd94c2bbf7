// SPDX-License-Identifier: GPL-3.0-or-later
/// A disk in memory under SQLite (a VFS) that fails, fills up or loses power at the n-th write, truncation or sync, and
/// then keeps of what was not synced nothing, everything, a torn part or a random part. Used by crash_test.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace pishkhan::journal::test {

enum class Fault {
    PowerCut, ///< from the n-th operation on nothing works any more
    Error,    ///< the n-th operation fails once with an I/O error
    Full,     ///< the n-th operation fails once with "disk full" (a sync never does)
};

/// What a power cut leaves of the writes since the last sync.
enum class Unsynced { Lost, Kept, Torn, Random };

class FaultyDisk {
public:
    static constexpr const char* vfsName = "pishkhan-faulty";
    FaultyDisk(); ///< registers the VFS; one at a time
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    void clear(); ///< an empty disk, no fault armed
    void arm(Fault fault, std::uint64_t operation);
    /// The machine comes back: apply `keep` to every file, forget shared memory, disarm.
    void reboot(Unsynced keep, std::uint32_t seed);
    std::uint64_t operations() const { return m_operations; } ///< since clear or reboot
    bool hasStruck() const { return m_struck; }

    struct Change {
        std::uint64_t offset = 0;
        std::vector<std::uint8_t> bytes;
        bool truncates = false; ///< to `offset`
    };
    struct File {
        std::vector<std::uint8_t> current; ///< what the program sees
        std::vector<std::uint8_t> durable; ///< what a power cut cannot take
        std::vector<Change> pending;
        std::vector<std::unique_ptr<std::uint8_t[]>> shared; ///< WAL index
    };
    /// 0, or the SQLite error code that this operation must give.
    int before(int errorCode, bool isSync);
    std::map<std::string, std::shared_ptr<File>> files;
    bool syncLies = false; ///< a disk that says "synced" and is not: shows that this harness would notice

private:
    std::uint64_t m_operations = 0;
    std::uint64_t m_strikeAt = 0;
    Fault m_fault = Fault::PowerCut;
    bool m_struck = false;
};

} // namespace pishkhan::journal::test
