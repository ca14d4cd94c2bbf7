// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/base/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pishkhan {
namespace {

/// Closes on every path out; the explicit close() reports what the destructor cannot.
class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

Error failed(const char* what, const std::string& path, const char* file = __builtin_FILE(),
             int line = __builtin_LINE())
{
    const int code = errno;
    return makeError(ErrorKind::Storage, std::string(what) + " " + path + ": " + std::strerror(code), "files", code,
                     file, line);
}

std::string folderOf(const std::string& path)
{
    const auto slash = path.find_last_of('/');
    if (slash == std::string::npos) {
        return ".";
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

Status writeAll(int fd, ByteView bytes, const std::string& path)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return failed("cannot write", path);
        }
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return {};
}

Status writeNew(const std::string& path, ByteView bytes, FileAccess access)
{
    const mode_t mode = access == FileAccess::Private ? 0600 : 0644;
    ::unlink(path.c_str()); // a left-over of a power cut
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (file.get() < 0) {
        return failed("cannot create", path);
    }
    TRY(writeAll(file.get(), bytes, path));
    if (::fsync(file.get()) != 0) {
        return failed("cannot fsync", path);
    }
    return {};
}

} // namespace

Result<Bytes> readFile(const std::string& path, std::size_t maxBytes)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        return failed("cannot open", path);
    }
    Bytes out;
    std::uint8_t block[16384];
    for (;;) {
        const ssize_t n = ::read(file.get(), block, sizeof block);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return failed("cannot read", path);
        }
        if (n == 0) {
            return out;
        }
        if (out.size() + static_cast<std::size_t>(n) > maxBytes) {
            return makeError(ErrorKind::InvalidInput, "file is too long: " + path, "files");
        }
        append(out, ByteView(block, static_cast<std::size_t>(n)));
    }
}

Status writeFileDurably(const std::string& path, ByteView bytes, FileAccess access)
{
    const std::string beside = path + ".new";
    TRY(writeNew(beside, bytes, access));
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        return failed("cannot rename to", path);
    }
    return syncFolder(folderOf(path));
}

bool fileExists(const std::string& path)
{
    struct stat found = {};
    return ::stat(path.c_str(), &found) == 0;
}

Status makeFolder(const std::string& path)
{
    for (std::size_t at = 1; at <= path.size(); ++at) {
        if (at != path.size() && path[at] != '/') {
            continue;
        }
        const std::string part = path.substr(0, at);
        if (::mkdir(part.c_str(), 0755) != 0 && errno != EEXIST && !fileExists(part)) {
            return failed("cannot make the folder", part);
        }
    }
    return {};
}

Status syncFolder(const std::string& path)
{
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0) {
        return failed("cannot open the folder", path);
    }
    if (::fsync(folder.get()) != 0) {
        return failed("cannot fsync the folder", path);
    }
    return {};
}

} // namespace pishkhan
