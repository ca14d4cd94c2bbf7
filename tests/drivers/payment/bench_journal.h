// SPDX-License-Identifier: GPL-3.0-or-later
/// A journal in memory that can die before or after any record, or be full. Used by every payment test without sockets.
#pragma once
#include <memory>

#include "terminal/ports/journal.h"
#include "tests/drivers/payment/bench_clock.h"

namespace pishkhan::bench {

class MemoryJournal final : public ports::Journal {
public:
    explicit MemoryJournal(const ports::Clock& clock) : m_clock(clock) {}

    Result<std::vector<ports::JournalEvent>> append(std::span<const ports::JournalEntry> entries) override
    {
        const bool dies = m_dieAtAppend > 0 && ++m_appends == m_dieAtAppend;
        if (life->dead || m_full || (dies && m_dieBefore)) {
            life->dead = life->dead || dies;
            return makeError(ErrorKind::Storage, "journal is gone", "bench");
        }
        std::vector<ports::JournalEvent> out;
        for (const ports::JournalEntry& entry : entries) {
            m_events.push_back({m_events.size() + 1, entry, m_clock.now(), false});
            out.push_back(m_events.back());
        }
        life->dead = dies;
        if (dies) {
            return makeError(ErrorKind::Storage, "process died after the record", "bench");
        }
        return out;
    }
    Status replay(const std::function<Status(const ports::JournalEvent&)>& take) const override
    {
        for (const ports::JournalEvent& event : m_events) {
            TRY(take(event));
        }
        return {};
    }
    Status closeBatch() override { return {}; }
    Result<ports::ReceiptProof> proveReceipt(std::uint64_t, const ports::ReceiptClaim&) override
    {
        return makeError(ErrorKind::Unsupported, "no receipts on the bench", "bench");
    }
    Status saveDraft(const std::string&, const Fields&) override { return {}; }
    Result<Fields> loadDraft(const std::string&) const override { return Fields{}; }
    Status dropDraft(const std::string&) override { return {}; }

    void dieAt(int append, bool before)
    {
        m_dieAtAppend = append;
        m_dieBefore = before;
        m_appends = 0;
    }
    void setFull(bool full) { m_full = full; }
    const std::vector<ports::JournalEvent>& events() const { return m_events; }
    int appends() const { return m_appends; }

    std::shared_ptr<Life> life = std::make_shared<Life>();

private:
    const ports::Clock& m_clock;
    std::vector<ports::JournalEvent> m_events;
    int m_dieAtAppend = 0;
    int m_appends = 0;
    bool m_dieBefore = false;
    bool m_full = false;
};

} // namespace pishkhan::bench
