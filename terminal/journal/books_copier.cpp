// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/books_copier.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <sys/statvfs.h>
#include <unistd.h>

#include "terminal/base/files.h"
#include "terminal/journal/export_journal.h"

namespace pishkhan::journal {
namespace {

/// The kernel writes a space, a tab, a line feed and a backslash of a mount point as three octal digits.
std::string unescaped(const std::string& word)
{
    std::string out;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const bool octal =
            word[at] == '\\' && at + 3 < word.size() && word.find_first_not_of("01234567", at + 1) >= at + 4;
        if (octal) {
            out += static_cast<char>((word[at + 1] - '0') * 64 + (word[at + 2] - '0') * 8 + (word[at + 3] - '0'));
            at += 3;
        } else {
            out += word[at];
        }
    }
    return out;
}

std::uint64_t freeBytes(const std::string& folder)
{
    struct statvfs found {};
    return ::statvfs(folder.c_str(), &found) == 0 ? std::uint64_t{found.f_bavail} * found.f_frsize : 0;
}

std::string nameOf(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

constexpr std::size_t largestBooks = std::size_t{1} << 31U;

/// Under its name only after the medium itself gave it back.
Status putProved(const CopyDisk& disk, const std::string& path, ByteView bytes)
{
    const std::string fresh = path + ".new";
    auto file = TRY(disk.create(fresh));
    TRY(file->add(bytes));
    TRY(file->sync());
    Bytes back;
    TRY(disk.read(fresh, [&back](ByteView piece) {
        append(back, piece);
        return Status();
    }));
    return std::equal(back.begin(), back.end(), bytes.begin(), bytes.end())
               ? disk.rename(fresh, path)
               : makeError(ErrorKind::Integrity, "the medium gives back other bytes than were written", "journal");
}

/// The books of the machine before this one go along as they were given: without them the first event of these names a root nobody has.
/// The certificate lies there for good before the books get their name.
Status copyEarlier(const std::string& earlier, const std::string& folder, const CopyDisk& disk)
{
    std::error_code absent;
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(earlier, absent)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
        const Bytes certificate = TRY(readFile(earlier + "/" + name + "/device.crt"));
        const Bytes books = TRY(readFile(earlier + "/" + name + "/batches.bin", largestBooks));
        const std::string to = folder + "/earlier/" + name;
        TRY(disk.makeFolder(to));
        TRY(putWhole(disk, to + "/device.crt", certificate));
        TRY(disk.syncFolder(to));
        if (const Status put = putProved(disk, to + "/batches.bin", books); !put) {
            disk.remove(to + "/batches.bin.new");
            return put;
        }
        TRY(disk.syncFolder(to));
    }
    return {};
}

} // namespace

std::vector<ports::CopyPlace> removablePlaces(const std::string& mounts)
{
    std::vector<ports::CopyPlace> out;
    std::istringstream lines(mounts);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string device;
        std::string point;
        words >> device >> point;
        const std::string folder = unescaped(point);
        const bool removable = folder.starts_with("/media/") || folder.starts_with("/run/media/");
        if (removable) {
            out.push_back({folder, nameOf(folder), true, freeBytes(folder)});
        }
    }
    return out;
}

std::vector<ports::CopyPlace> BooksCopier::places() const
{
    const auto mounts = readFile(m_settings.mountsFile, 1U << 20U);
    auto out = mounts ? removablePlaces(std::string(text(*mounts))) : std::vector<ports::CopyPlace>();
    std::erase_if(out, [](const ports::CopyPlace& one) { return ::access(one.folder.c_str(), W_OK) != 0; });
    if (!m_settings.folder.empty() && makeFolder(m_settings.folder)) {
        out.push_back({m_settings.folder, {}, false, freeBytes(m_settings.folder)});
    }
    return out;
}

/// The newest epoch lies in the folder itself; those before a restored old copy beside it, each in its own folder.
Result<ports::CopyDone> BooksCopier::copyTo(const std::string& place, const Progress& progress) const
{
    if (m_settings.journals.empty()) {
        return makeError(ErrorKind::Storage, "there are no books to copy", "journal");
    }
    const CopyDisk& disk = m_settings.disk == nullptr ? realDisk() : *m_settings.disk;
    const auto quiet = [](std::uint64_t, std::uint64_t) {};
    const std::string folder = place + "/pishkhan-" + m_settings.device;
    for (std::size_t i = 0; i + 1 < m_settings.journals.size(); ++i) {
        const std::string older = folder + "/before-" + std::to_string(i + 1);
        static_cast<void>(TRY(exportJournal({m_settings.journals[i], older, m_settings.authorityPem}, quiet, disk)));
    }
    TRY(copyEarlier(m_settings.earlier, folder, disk));
    const ExportSummary done =
        TRY(exportJournal({m_settings.journals.back(), folder, m_settings.authorityPem}, progress, disk));
    TRY(disk.syncFolder(place)); // the folder's own name
    return ports::CopyDone{folder, done.events, done.batches, toHex(done.head)};
}

} // namespace pishkhan::journal
