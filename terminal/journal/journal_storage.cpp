// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteJournal: the disk under it, and what its errors mean to a person.
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

#include "terminal/journal/journal_parts.h"

namespace pishkhan::journal {

Result<domain::FreeSpace> SqliteJournal::space() const
{
    return spaceBeside(m_parts->settings.path);
}

ports::Reserve SqliteJournal::reserve() const
{
    return m_parts->ballast.state();
}

void SqliteJournal::refillReserve()
{
    m_parts->ballast.refill();
}

std::int64_t SqliteJournal::takeKnocks()
{
    const std::string path = knockFileOf(m_parts->settings.path + ".lock");
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0 || ::unlink(path.c_str()) != 0) {
        return 0;
    }
    return found.st_size;
}

std::string SqliteJournal::troubleWord(const Error& error) const
{
    return troubleWordOf(error);
}

std::string troubleWordOf(const Error& error)
{
    const bool fromDisk = (error.source == "disk" || error.source == "files") && error.kind != ErrorKind::Denied;
    if (fromDisk || (error.source == "journal" && error.kind == ErrorKind::Storage)) {
        return diskWordOf(error);
    }
    switch (error.kind) {
    case ErrorKind::Integrity: return "journal-corrupt";
    case ErrorKind::Busy: return "journal-in-use";
    case ErrorKind::Denied: return "journal-key";
    case ErrorKind::Storage: return "storage";
    default: return name(error.kind);
    }
}

} // namespace pishkhan::journal
