// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/file_auditor.h"

#include "terminal/journal/audit.h"

namespace pishkhan::journal {

Result<ports::AuditFinding> FileAuditor::audit(const ports::BooksMark& known) const
{
    std::optional<crypto::Certificate> authority;
    if (!m_authorityPem.empty()) {
        authority = TRY(crypto::Certificate::fromPem(m_authorityPem));
    }
    const AuditReport report = TRY(auditJournalFile(m_path, nullptr, authority ? &*authority : nullptr));
    if (report.firstBad) {
        return ports::AuditFinding{*report.firstBad - 1, report.reason};
    }
    // A file that is sound by itself may still be another one: it must go through the place this program stands at.
    const bool reaches = report.size >= known.sequence;
    const bool same = reaches && (known.sequence == 0 || TRY(headAt(m_path, known.sequence)) == known.head);
    return ports::AuditFinding{report.size, same      ? ""
                                            : reaches ? "the books on the disk are not those in use"
                                                      : "events are missing at the end"};
}

} // namespace pishkhan::journal
