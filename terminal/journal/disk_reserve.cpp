// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/disk_reserve.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "terminal/base/files.h"

namespace pishkhan::journal {
namespace {

std::string folderOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

Error failed(const std::string& what, int code)
{
    return makeError(ErrorKind::Storage, what + ": " + std::strerror(code), "disk", code);
}

} // namespace

Result<domain::FreeSpace> spaceBeside(const std::string& path)
{
    const std::string folder = folderOf(path);
    struct statvfs found {};
    if (::statvfs(folder.c_str(), &found) != 0) {
        return failed("cannot ask how full the disk is", errno);
    }
    if ((found.f_flag & ST_RDONLY) != 0) {
        return failed("the file system is mounted read-only", EROFS);
    }
    return domain::FreeSpace{std::uint64_t{found.f_bavail} * found.f_frsize,
                             std::uint64_t{found.f_blocks} * found.f_frsize};
}

DiskReserve::DiskReserve(std::string path, std::uint64_t bytes) : m_path(std::move(path)), m_bytes(bytes)
{
    struct stat found {};
    if (m_bytes == 0) {
        return;
    }
    const bool whole = ::stat(m_path.c_str(), &found) == 0 && static_cast<std::uint64_t>(found.st_size) == m_bytes &&
                       static_cast<std::uint64_t>(found.st_blocks) * 512 >= m_bytes; // not a sparse stand-in
    m_state = whole ? ports::Reserve::Whole : ports::Reserve::Used;
    refill();
}

bool DiskReserve::release()
{
    if (m_state != ports::Reserve::Whole) {
        return false;
    }
    m_state = ports::Reserve::Used;
    return ::unlink(m_path.c_str()) == 0 && syncFolder(folderOf(m_path)).has_value();
}

void DiskReserve::refill()
{
    const auto space =
        m_state == ports::Reserve::Used ? spaceBeside(m_path) : Result<domain::FreeSpace>(failed("not needed", 0));
    if (space && space->freeBytes >= 2 * m_bytes && allocate()) {
        m_state = ports::Reserve::Whole;
    }
}

bool DiskReserve::allocate()
{
    ::unlink(m_path.c_str()); // a half-made one
    const int descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return false;
    }
    const bool made = ::posix_fallocate(descriptor, 0, static_cast<off_t>(m_bytes)) == 0 && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!made) {
        ::unlink(m_path.c_str());
    }
    return made && syncFolder(folderOf(m_path)).has_value();
}

} // namespace pishkhan::journal
