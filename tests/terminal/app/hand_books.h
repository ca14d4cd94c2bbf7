// SPDX-License-Identifier: GPL-3.0-or-later
/// A journal in memory: what was appended, in order. Tests of terminal/app only.
#pragma once
#include <vector>

#include "terminal/ports/clock.h"
#include "terminal/ports/journal.h"

namespace pishkhan::test {

class HandBooks final : public ports::Journal {
public:
    std::vector<ports::JournalEvent> events;
    explicit HandBooks(const ports::Clock& clock) : m_clock(clock) {}
    Result<std::vector<ports::JournalEvent>> append(std::span<const ports::JournalEntry> entries) override
    {
        std::vector<ports::JournalEvent> out;
        for (const ports::JournalEntry& entry : entries) {
            out.push_back({events.size() + out.size() + 1, entry, m_clock.now(), false});
        }
        events.insert(events.end(), out.begin(), out.end());
        return out;
    }
    Status replay(const std::function<Status(const ports::JournalEvent&)>& take) const override
    {
        for (const ports::JournalEvent& one : events) {
            TRY(take(one));
        }
        return {};
    }
    Status closeBatch() override { return {}; }
    Result<ports::ReceiptProof> proveReceipt(std::uint64_t sequence, const ports::ReceiptClaim&) override
    {
        return ports::ReceiptProof{"PK1", sequence};
    }
    Status saveDraft(const std::string&, const Fields&) override { return {}; }
    Result<Fields> loadDraft(const std::string&) const override { return Fields{}; }
    Status dropDraft(const std::string&) override { return {}; }

private:
    const ports::Clock& m_clock;
};

} // namespace pishkhan::test
