// SPDX-License-Identifier: GPL-3.0-or-later
/// BooksCopier: the office takes its own books with it, onto a stick or into a folder, without asking anyone. Implements
/// ports/books_copies over exportJournal; made by the composition root.
#pragma once
#include <functional>

#include "terminal/journal/copy_disk.h"
#include "terminal/ports/books_copies.h"

namespace pishkhan::journal {

/// A file system that can be taken away: mounted below /media or /run/media, writable.
std::vector<ports::CopyPlace> removablePlaces(const std::string& mounts); ///< text of /proc/self/mounts

struct CopierSettings {
    std::string device;
    std::string folder;                ///< in this terminal, always offered
    std::vector<std::string> journals; ///< of every epoch, the newest last
    std::string authorityPem;          ///< goes along as authority.crt; empty: none
    std::string mountsFile = "/proc/self/mounts";
    const CopyDisk* disk = nullptr; ///< where it is written; null: the machine's own file systems
    std::string earlier{}; ///< books of the machine before this one, a folder for each epoch; empty or absent: none
};

class BooksCopier final : public ports::BooksCopies {
public:
    explicit BooksCopier(CopierSettings settings) : m_settings(std::move(settings)) {}
    std::vector<ports::CopyPlace> places() const override;
    Result<ports::CopyDone> copyTo(const std::string& place, const Progress& progress) const override;

private:
    CopierSettings m_settings;
};

} // namespace pishkhan::journal
