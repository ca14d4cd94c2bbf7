// SPDX-License-Identifier: GPL-3.0-or-later
/// The background auditor (lessons H7): walks the books on the disk from their first event while the counter works, and never writes.
/// Implemented by terminal/journal/file_auditor, run by terminal/app/audit_watch on a thread of its own.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

/// Where the running program knows its books to be.
struct BooksMark {
    std::uint64_t sequence = 0;
    Hash head{};
};

struct AuditFinding {
    std::uint64_t events = 0; ///< that hold
    std::string problem;      ///< empty when every one does; no personal data
};

class BooksAuditor {
public:
    virtual ~BooksAuditor() = default;
    virtual BooksMark mark() const = 0; ///< owner thread
    /// Blocks, any thread. What is wrong with the books is a finding; an error (Storage, Integrity) says that they could not be read.
    virtual Result<AuditFinding> audit(const BooksMark& known) const = 0;
};

} // namespace pishkhan::ports
