// SPDX-License-Identifier: GPL-3.0-or-later
/// A journal in a temporary folder with a clock that moves by hand and made-up entries; shared by the journal's tests.
#pragma once
#include <memory>
#include <QTemporaryDir>

#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/journal/sqlite_journal.h"

namespace pishkhan::journal::test {

class HandClock final : public ports::Clock {
public:
    Instant now() const override { return {m_wall++}; }
    std::int64_t monotonicMs() const override { return m_wall - 1763840000000; }
    ports::TimerId after(Milliseconds, std::function<void()>) override { return 1; }
    void cancel(ports::TimerId) override {}

private:
    mutable std::int64_t m_wall = 1763840000000;
};

inline ports::JournalEntry officeFact(int n)
{
    return {
        "shift-opened", 1, {ActorKind::Human, "clerk1"}, {}, {}, {{"shift", std::to_string(n)}, {"note", "شیفت"}}, {}};
}

inline ports::JournalEntry caseFact(const std::string& caseId, int n)
{
    return {"identity-entered",
            1,
            {ActorKind::Human, "clerk1"},
            caseId,
            "taxes",
            {{"step", std::to_string(n)}},
            {{"national-code", "9990000000"}, {"surname", "ساختگی"}}};
}

/// Settings over a folder; key, certificate and machine key are made once in it.
inline Result<JournalSettings> settingsIn(const std::string& folder)
{
    const HandClock clock;
    const std::string keyFile = folder + "/batch.key";
    auto loaded = crypto::EcdsaKey::load(keyFile);
    if (!loaded) {
        const crypto::EcdsaKey fresh = TRY(crypto::EcdsaKey::generate());
        TRY(fresh.save(keyFile));
        const auto made = TRY(crypto::Certificate::selfSigned(fresh, "T-72009999-01", clock.now(), 400));
        TRY(writeFileDurably(folder + "/device.crt", view(made.pem()), FileAccess::Readable));
        loaded = crypto::EcdsaKey::load(keyFile);
    }
    crypto::EcdsaKey key = TRY(std::move(loaded));
    const crypto::Certificate certificate = TRY(crypto::Certificate::load(folder + "/device.crt"));
    JournalSettings settings;
    settings.path = folder + "/journal.db";
    settings.device = "T-72009999-01";
    settings.office = "72009999";
    settings.certificatePem = certificate.pem();
    settings.key = std::make_shared<crypto::EcdsaKey>(std::move(key));
    settings.machineKeyFile = folder + "/machine.key";
    return settings;
}

inline Result<std::unique_ptr<SqliteJournal>> openIn(const std::string& folder, const ports::Clock& clock)
{
    JournalSettings settings = TRY(settingsIn(folder));
    return SqliteJournal::open(std::move(settings), clock);
}

} // namespace pishkhan::journal::test
