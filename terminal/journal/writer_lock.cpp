// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/writer_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace pishkhan::journal {

namespace {

/// One byte for each refusal: the program that holds the lock counts them (ports::Storage::takeKnocks).
void knock(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        static_cast<void>(::write(descriptor, "k", 1) == 1); // the refusal itself does not depend on it
        ::close(descriptor);
    }
}

} // namespace

std::string knockFileOf(const std::string& lockPath)
{
    return lockPath + ".knock";
}

Result<WriterLock> WriterLock::take(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return makeError(ErrorKind::Storage, "cannot open " + path + ": " + std::strerror(errno), "disk", errno);
    }
    WriterLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        knock(knockFileOf(path));
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
