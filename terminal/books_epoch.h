// SPDX-License-Identifier: GPL-3.0-or-later
/// Which books are open now. A journal lives in epochs, one file each; a new one begins when an old copy was put back in
/// place of the newest (oversight.md 5.9). Nothing is overwritten: the restored file stays as it is, and the new epoch's
/// first fact names both heads. Called by build_terminal.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "terminal/domain/counter/command.h"
#include "terminal/journal/sqlite_journal.h"

namespace pishkhan {

/// What is proved to have existed and is not in the books that were found. Kept in a note until the next epoch has it.
struct RollbackNote {
    std::string source; ///< hub or memory
    std::uint32_t knownEpoch = 1, foundEpoch = 1;
    std::uint64_t knownSequence = 0, foundSequence = 0;
    std::string knownHead, foundHead; ///< hex
    std::vector<domain::counter::event::MissingListed> missing;
};

/// The books of an earlier epoch, or why they cannot be opened.
struct OlderBooks {
    std::uint32_t epoch;
    Result<std::unique_ptr<journal::SqliteJournal>> books;
};

class BooksEpochs {
public:
    /// `home` is the terminal's folder; `firstEpoch` from terminal.json names the first file.
    BooksEpochs(std::string home, std::uint32_t firstEpoch) : m_home(std::move(home)), m_first(firstEpoch) {}

    /// Opens the newest epoch's journal, or begins the next one when a note or the memory says that these books are old.
    /// `settings` without path and epoch. Errors: as SqliteJournal::open, Integrity when the note is damaged.
    Result<std::unique_ptr<journal::SqliteJournal>> open(const journal::JournalSettings& settings,
                                                         const ports::Clock& clock);
    /// Earlier epochs with events the hub does not have: put back from a copy that never met it again. After open().
    std::vector<OlderBooks> stillOwing(const journal::JournalSettings& settings, const ports::Clock& clock) const;
    /// After a signed batch: where the books stand, in a folder of its own. Best effort: it only ever adds knowledge.
    void remember(const journal::SqliteJournal& books) const;
    /// The next start begins a new epoch. Errors: Storage.
    Status leaveNote(const RollbackNote& note) const;
    bool hasNote() const;
    std::vector<std::string> journals() const; ///< files of all epochs, the newest last

private:
    using Books = Result<std::unique_ptr<journal::SqliteJournal>>;
    std::string pathOf(std::uint32_t epoch) const;
    std::string notePath() const { return m_home + "/journal/rollback.note"; }
    std::string memoryPath() const { return m_home + "/memory/newest-head"; }
    std::uint32_t newestEpoch() const;
    Books openAt(journal::JournalSettings settings, std::uint32_t epoch, const ports::Clock& clock) const;
    std::optional<RollbackNote> compareWithMemory(const journal::SqliteJournal& books) const;
    Books beginNext(const journal::JournalSettings& settings, const ports::Clock& clock) const;

    std::string m_home;
    std::uint32_t m_first;
};

/// The note as text and back. Errors: Integrity for anything else than what toText writes.
std::string toText(const RollbackNote& note);
Result<RollbackNote> rollbackNoteFrom(const std::string& text);

} // namespace pishkhan
