// SPDX-License-Identifier: GPL-3.0-or-later
/// The disk a copy of the books is written to, as the few operations a copy needs. The real one is a stick or a folder;
/// the crash harness puts another in its place that fails, tears and loses power at every single one of them.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::journal {

/// A file being written: what is added is there for good only after `sync`.
class CopyFile {
public:
    virtual ~CopyFile() = default;
    virtual Status add(ByteView bytes) = 0;
    virtual Status sync() = 0;
};

class CopyDisk {
public:
    virtual ~CopyDisk() = default;
    virtual Status makeFolder(const std::string& path) const = 0;
    /// Empty; replaces one of that name.
    virtual Result<std::unique_ptr<CopyFile>> create(const std::string& path) const = 0;
    virtual Status rename(const std::string& from, const std::string& to) const = 0;
    virtual void remove(const std::string& path) const = 0;
    virtual Status syncFolder(const std::string& path) const = 0;
    /// What the medium itself gives back, piece by piece, not what the kernel remembers of the writing.
    virtual Status read(const std::string& path, const std::function<Status(ByteView)>& take) const = 0;
};

const CopyDisk& realDisk();

/// A small file: written beside, synced, then given its name. Errors: Storage; nothing of it is left then.
Status putWhole(const CopyDisk& disk, const std::string& path, ByteView bytes);

} // namespace pishkhan::journal
