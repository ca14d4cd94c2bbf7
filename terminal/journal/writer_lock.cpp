// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/writer_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace pishkhan::journal {

Result<WriterLock> WriterLock::take(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return makeError(ErrorKind::Storage, "cannot open " + path + ": " + std::strerror(errno), "journal", errno);
    }
    WriterLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return makeError(ErrorKind::Busy, "another program has this journal open (" + path + "); close it first",
                         "journal", errno);
    }
    return lock;
}

WriterLock::~WriterLock()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

} // namespace pishkhan::journal
