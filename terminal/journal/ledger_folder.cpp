// SPDX-License-Identifier: GPL-3.0-or-later
// A journal in a folder of its own, with a self-made key: pishkhan-device --ledger DIR.
#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/digest.h"
#include "terminal/journal/sqlite_journal.h"

namespace pishkhan::journal {
namespace {

constexpr int certificateDays = 36500; ///< judged against the log, not against dates

/// A name no enrolled device has: LEDGER- and eight base32 characters.
Result<std::string> newDeviceName()
{
    const Bytes random = TRY(crypto::randomBytes(5));
    return "LEDGER-" + toBase32(random);
}

/// Key first, certificate second: a power cut between the two leaves a key that is used again.
Status makeIdentity(const std::string& keyFile, const std::string& certificateFile, const ports::Clock& clock)
{
    if (!fileExists(keyFile)) {
        const crypto::EcdsaKey fresh = TRY(crypto::EcdsaKey::generate());
        TRY(fresh.save(keyFile));
    }
    if (fileExists(certificateFile)) {
        return {};
    }
    const crypto::EcdsaKey key = TRY(crypto::EcdsaKey::load(keyFile));
    const std::string name = TRY(newDeviceName());
    const crypto::Certificate certificate =
        TRY(crypto::Certificate::selfSigned(key, name, clock.now(), certificateDays));
    return writeFileDurably(certificateFile, view(certificate.pem()), FileAccess::Readable);
}

} // namespace

Result<std::unique_ptr<SqliteJournal>> openLedgerFolder(const std::string& folder, const ports::Clock& clock)
{
    TRY(makeFolder(folder));
    const std::string keyFile = folder + "/batch.key";
    const std::string certificateFile = folder + "/device.crt";
    TRY(makeIdentity(keyFile, certificateFile, clock));
    crypto::EcdsaKey key = TRY(crypto::EcdsaKey::load(keyFile));
    const crypto::Certificate certificate = TRY(crypto::Certificate::load(certificateFile));
    JournalSettings settings;
    settings.path = folder + "/journal.db";
    settings.device = certificate.commonName();
    settings.office = "00000000";
    settings.certificatePem = certificate.pem();
    settings.key = std::make_shared<crypto::EcdsaKey>(std::move(key));
    settings.machineKeyFile = folder + "/machine.key";
    return SqliteJournal::open(settings, clock);
}

} // namespace pishkhan::journal
