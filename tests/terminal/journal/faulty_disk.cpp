// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/terminal/journal/faulty_disk.h"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>

namespace pishkhan::journal::test {
namespace {

using Change = FaultyDisk::Change;

/// SQLite's handle of an open file; C layout, our members behind SQLite's.
struct OpenFile {
    sqlite3_file base;
    FaultyDisk::File* file;
    FaultyDisk* disk;
};

OpenFile& open(sqlite3_file* handle)
{
    return *reinterpret_cast<OpenFile*>(handle);
}

void apply(std::vector<std::uint8_t>& to, const Change& change, std::size_t bytes)
{
    if (change.truncates) {
        to.resize(change.offset);
        return;
    }
    if (to.size() < change.offset + bytes) {
        to.resize(change.offset + bytes);
    }
    std::copy_n(change.bytes.begin(), bytes, to.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

int changeFile(OpenFile& handle, Change change)
{
    if (const int code = handle.disk->before(change.truncates ? SQLITE_IOERR_TRUNCATE : SQLITE_IOERR_WRITE, false)) {
        return code;
    }
    apply(handle.file->current, change, change.bytes.size());
    handle.file->pending.push_back(std::move(change));
    return SQLITE_OK;
}

int fileClose(sqlite3_file*)
{
    return SQLITE_OK;
}

int fileRead(sqlite3_file* handle, void* to, int amount, sqlite3_int64 offset)
{
    const auto& from = open(handle).file->current;
    const auto wanted = static_cast<std::size_t>(amount);
    const auto start = std::min(static_cast<std::size_t>(offset), from.size());
    const std::size_t found = std::min(wanted, from.size() - start);
    std::memset(to, 0, wanted);
    std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(start), found, static_cast<std::uint8_t*>(to));
    return found == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int fileWrite(sqlite3_file* handle, const void* from, int amount, sqlite3_int64 offset)
{
    const auto* bytes = static_cast<const std::uint8_t*>(from);
    return changeFile(open(handle), {static_cast<std::uint64_t>(offset), {bytes, bytes + amount}, false});
}

int fileTruncate(sqlite3_file* handle, sqlite3_int64 size)
{
    return changeFile(open(handle), {static_cast<std::uint64_t>(size), {}, true});
}

int fileSync(sqlite3_file* handle, int)
{
    if (const int code = open(handle).disk->before(SQLITE_IOERR_FSYNC, true)) {
        return code;
    }
    if (open(handle).disk->syncLies) {
        return SQLITE_OK;
    }
    open(handle).file->durable = open(handle).file->current;
    open(handle).file->pending.clear();
    return SQLITE_OK;
}

int fileSize(sqlite3_file* handle, sqlite3_int64* size)
{
    *size = static_cast<sqlite3_int64>(open(handle).file->current.size());
    return SQLITE_OK;
}

int fileLock(sqlite3_file*, int)
{
    return SQLITE_OK;
}

int fileReserved(sqlite3_file*, int* out)
{
    *out = 0;
    return SQLITE_OK;
}

int fileControl(sqlite3_file*, int, void*)
{
    return SQLITE_NOTFOUND;
}

int fileSector(sqlite3_file*)
{
    return 4096;
}

int fileTraits(sqlite3_file*)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; // as SQLite assumes of every Linux file system
}

int shmMap(sqlite3_file* handle, int region, int size, int extend, void volatile** out)
{
    auto& shared = open(handle).file->shared;
    while (extend != 0 && shared.size() <= static_cast<std::size_t>(region)) {
        shared.push_back(std::make_unique<std::uint8_t[]>(static_cast<std::size_t>(size)));
    }
    *out = static_cast<std::size_t>(region) < shared.size() ? shared[static_cast<std::size_t>(region)].get() : nullptr;
    return SQLITE_OK;
}

int shmLock(sqlite3_file*, int, int, int)
{
    return SQLITE_OK; // one connection at a time
}

void shmBarrier(sqlite3_file*) {}

int shmUnmap(sqlite3_file* handle, int remove)
{
    if (remove != 0) {
        open(handle).file->shared.clear();
    }
    return SQLITE_OK;
}

const sqlite3_io_methods methods = {2,        fileClose,  fileRead,     fileWrite,   fileTruncate, fileSync,   fileSize,
                                    fileLock, fileLock,   fileReserved, fileControl, fileSector,   fileTraits, shmMap,
                                    shmLock,  shmBarrier, shmUnmap,     nullptr,     nullptr};

FaultyDisk& diskOf(sqlite3_vfs* vfs)
{
    return *static_cast<FaultyDisk*>(vfs->pAppData);
}

int vfsOpen(sqlite3_vfs* vfs, const char* name, sqlite3_file* handle, int flags, int* outFlags)
{
    FaultyDisk& disk = diskOf(vfs);
    const std::string key = name != nullptr ? name : "temporary";
    auto& file = disk.files[key];
    if (!file) {
        file = std::make_shared<FaultyDisk::File>();
    }
    open(handle) = OpenFile{{&methods}, file.get(), &disk};
    if (outFlags != nullptr) {
        *outFlags = flags;
    }
    return SQLITE_OK;
}

int vfsDelete(sqlite3_vfs* vfs, const char* name, int)
{
    FaultyDisk& disk = diskOf(vfs);
    if (const int code = disk.before(SQLITE_IOERR_DELETE, false)) {
        return code;
    }
    return disk.files.erase(name) > 0 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

int vfsAccess(sqlite3_vfs* vfs, const char* name, int, int* out)
{
    *out = diskOf(vfs).files.count(name) > 0 ? 1 : 0;
    return SQLITE_OK;
}

int vfsFullPath(sqlite3_vfs*, const char* name, int size, char* out)
{
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

sqlite3_vfs* registered(FaultyDisk* disk)
{
    static sqlite3_vfs vfs;
    const sqlite3_vfs* system = sqlite3_vfs_find("unix");
    vfs = *system; // time, randomness and sleep as they are
    vfs.szOsFile = sizeof(OpenFile);
    vfs.zName = FaultyDisk::vfsName;
    vfs.pAppData = disk;
    vfs.xOpen = vfsOpen;
    vfs.xDelete = vfsDelete;
    vfs.xAccess = vfsAccess;
    vfs.xFullPathname = vfsFullPath;
    vfs.pNext = nullptr;
    return &vfs;
}

} // namespace

FaultyDisk::FaultyDisk()
{
    sqlite3_initialize();
    sqlite3_vfs_register(registered(this), 0);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(sqlite3_vfs_find(vfsName));
}

void FaultyDisk::clear()
{
    files.clear();
    m_operations = 0;
    m_strikeAt = 0;
    m_struck = false;
}

void FaultyDisk::arm(Fault fault, std::uint64_t operation)
{
    m_fault = fault;
    m_strikeAt = operation;
    m_struck = false;
}

int FaultyDisk::before(int errorCode, bool isSync)
{
    ++m_operations;
    const bool now = m_strikeAt != 0 && m_operations == m_strikeAt;
    const bool after = m_strikeAt != 0 && m_operations > m_strikeAt && m_fault == Fault::PowerCut;
    if (!now && !after) {
        return 0;
    }
    if (m_fault == Fault::Full) {
        m_struck = m_struck || !isSync;
        return isSync ? 0 : SQLITE_FULL;
    }
    m_struck = true;
    return errorCode;
}

void FaultyDisk::reboot(Unsynced keep, std::uint32_t seed)
{
    std::mt19937 random(seed);
    for (auto& [name, file] : files) {
        std::vector<std::uint8_t> left = file->durable;
        const std::size_t whole =
            keep == Unsynced::Torn && !file->pending.empty() ? random() % file->pending.size() : file->pending.size();
        for (std::size_t i = 0; i < file->pending.size() && keep != Unsynced::Lost; ++i) {
            const Change& change = file->pending[i];
            const bool torn = keep == Unsynced::Torn && i == whole;
            if ((keep == Unsynced::Torn && i > whole) || (keep == Unsynced::Random && random() % 2 == 0)) {
                continue;
            }
            apply(left, change, torn ? change.bytes.size() / 2 : change.bytes.size());
        }
        file->current = left;
        file->durable = std::move(left);
        file->pending.clear();
        file->shared.clear();
    }
    m_operations = 0;
    m_strikeAt = 0;
    m_struck = false;
}

} // namespace pishkhan::journal::test
