// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/copy_disk.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

#include "terminal/base/files.h"

namespace pishkhan::journal {
namespace {

constexpr std::size_t pieceBytes = std::size_t{1} << 20U;

Error failed(const char* what, const std::string& path)
{
    const int code = errno;
    return makeError(ErrorKind::Storage, std::string(what) + " " + path + ": " + std::strerror(code), "disk", code);
}

class RealFile final : public CopyFile {
public:
    RealFile(int descriptor, std::string path) : m_descriptor(descriptor), m_path(std::move(path)) {}
    ~RealFile() override { ::close(m_descriptor); }
    RealFile(const RealFile&) = delete;
    RealFile& operator=(const RealFile&) = delete;
    Status add(ByteView bytes) override
    {
        while (!bytes.empty()) {
            const ssize_t n = ::write(m_descriptor, bytes.data(), bytes.size());
            if (n < 0 && errno == EINTR) {
                continue;
            }
            if (n <= 0) {
                return failed("cannot write", m_path);
            }
            bytes = bytes.subspan(static_cast<std::size_t>(n));
        }
        return {};
    }
    Status sync() override { return ::fsync(m_descriptor) == 0 ? Status() : Status(failed("cannot fsync", m_path)); }

private:
    int m_descriptor;
    std::string m_path;
};

class RealDisk final : public CopyDisk {
public:
    Status makeFolder(const std::string& path) const override { return pishkhan::makeFolder(path); }
    Result<std::unique_ptr<CopyFile>> create(const std::string& path) const override
    {
        const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        if (descriptor < 0) {
            return failed("cannot create", path);
        }
        return std::unique_ptr<CopyFile>(std::make_unique<RealFile>(descriptor, path));
    }
    Status rename(const std::string& from, const std::string& to) const override
    {
        return std::rename(from.c_str(), to.c_str()) == 0 ? Status() : Status(failed("cannot rename to", to));
    }
    void remove(const std::string& path) const override { ::unlink(path.c_str()); }
    Status syncFolder(const std::string& path) const override { return pishkhan::syncFolder(path); }
    Status read(const std::string& path, const std::function<Status(ByteView)>& take) const override;
};

/// The pages were synced, so the kernel can forget them; then reading asks the medium.
Status RealDisk::read(const std::string& path, const std::function<Status(ByteView)>& take) const
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return failed("cannot open", path);
    }
    static_cast<void>(::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) ==
                      0); // advice: the check stands without it
    Bytes piece(pieceBytes);
    Status state;
    ssize_t n = 1;
    while (state && n > 0) {
        n = ::read(descriptor, piece.data(), piece.size());
        if (n > 0) {
            state = take(ByteView(piece).first(static_cast<std::size_t>(n)));
        } else if (n < 0 && errno == EINTR) {
            n = 1;
        } else if (n < 0) {
            state = failed("cannot read", path);
        }
    }
    ::close(descriptor);
    return state;
}

} // namespace

const CopyDisk& realDisk()
{
    static const RealDisk disk; // no state
    return disk;
}

Status putWhole(const CopyDisk& disk, const std::string& path, ByteView bytes)
{
    const std::string beside = path + ".new";
    const auto written = [&]() -> Status {
        const auto file = TRY(disk.create(beside));
        TRY(file->add(bytes));
        return file->sync();
    };
    Status done = written();
    done = done ? disk.rename(beside, path) : std::move(done);
    if (!done) {
        disk.remove(beside);
    }
    return done;
}

} // namespace pishkhan::journal
