// SPDX-License-Identifier: GPL-3.0-or-later
/// FileAuditor: auditJournal over the file of a journal that is open, compared with what the open journal has in memory. Reads only; made by
/// the composition root, run by terminal/app/audit_watch.
#pragma once
#include "terminal/journal/sqlite_journal.h"
#include "terminal/ports/books_auditor.h"

namespace pishkhan::journal {

class FileAuditor final : public ports::BooksAuditor {
public:
    /// `open` must outlive it. `authorityPem` may be empty.
    FileAuditor(const SqliteJournal& open, std::string path, std::string authorityPem)
        : m_open(open), m_path(std::move(path)), m_authorityPem(std::move(authorityPem))
    {
    }
    ports::BooksMark mark() const override { return {m_open.lastSequence(), m_open.head()}; }
    Result<ports::AuditFinding> audit(const ports::BooksMark& known) const override;

private:
    const SqliteJournal& m_open; ///< owner thread only
    std::string m_path, m_authorityPem;
};

} // namespace pishkhan::journal
