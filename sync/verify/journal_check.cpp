// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/journal_check.h"

#include <optional>

#include "sync/wire/batch.h"
#include "sync/wire/chain.h"
#include "sync/wire/statement.h"
#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/journal/audit.h"

namespace pishkhan::verify {
namespace {

constexpr std::size_t maxBatchFile = std::size_t{4} << 30U;

Verdict verdictOf(const journal::AuditReport& report, const char* keySource)
{
    Verdict out;
    out.fields["device"] = report.device;
    out.fields["epoch"] = report.epoch;
    out.fields["size"] = report.size;
    out.fields["head"] = toBase64(report.head);
    out.fields["batches"] = report.batches;
    out.fields["unsigned"] = report.unsignedEvents;
    out.fields["firstBad"] = nullptr;
    out.fields["key"] = keySource;
    out.valid = !report.firstBad.has_value();
    out.reason = "ok";
    if (report.firstBad) {
        out.fields["firstBad"] = *report.firstBad;
        out.reason = report.reason;
    }
    return out;
}

Verdict unreadable(const Error& error)
{
    journal::AuditReport nothing;
    nothing.firstBad = 1;
    nothing.reason = error.what;
    return verdictOf(nothing, "none");
}

/// Batches in a row, each signed, each continuing the one before; with a certificate also from the genesis head on.
class BatchFileWalk {
public:
    BatchFileWalk(crypto::EcdsaPublicKey key, std::optional<crypto::Certificate> certificate,
                  const crypto::Certificate* authority)
        : m_key(std::move(key)), m_certificate(std::move(certificate)), m_authority(authority)
    {
    }
    journal::AuditReport run(ByteView bytes)
    {
        while (!bytes.empty() && !m_report.firstBad) {
            const auto batch = wire::takeBatch(bytes);
            const Status taken = batch ? take(*batch) : Status(batch.error());
            if (!taken) {
                m_report.firstBad = m_report.size + 1;
                m_report.reason = taken.error().what;
            }
        }
        return m_report;
    }

private:
    Status begin(const wire::BatchHeader& first)
    {
        m_report.device = first.device;
        m_report.epoch = first.epoch;
        m_report.head = first.previousHead;
        if (m_certificate) {
            m_report.head = TRY(wire::genesisHead(first.device, first.epoch, m_certificate->sha256()));
        }
        return {};
    }
    Status take(const wire::Batch& batch)
    {
        if (m_report.batches == 0) {
            TRY(begin(batch.header));
        }
        if (batch.header.device != m_report.device || batch.header.epoch != m_report.epoch ||
            batch.header.firstSequence != m_report.size + 1 || batch.header.previousHead != m_report.head) {
            return makeError(ErrorKind::Integrity, "a batch does not continue the chain", "verify");
        }
        TRY(wire::checkBatch(batch, m_key, wire::MissingBodies::Accepted));
        TRY(wire::checkActors(batch, m_authority));
        ++m_report.batches;
        m_report.size += batch.header.count;
        m_report.head = batch.header.newHead;
        return {};
    }

    crypto::EcdsaPublicKey m_key;
    std::optional<crypto::Certificate> m_certificate;
    const crypto::Certificate* m_authority;
    journal::AuditReport m_report;
};

Result<Verdict> checkBatchFile(const std::string& path, const std::string& keyPath,
                               const crypto::Certificate* authority)
{
    if (keyPath.empty()) {
        return makeError(ErrorKind::InvalidInput, "a file of batches needs --key: the device's certificate", "verify");
    }
    const crypto::EcdsaPublicKey key = TRY(loadPublicKey(keyPath));
    const auto certificate = crypto::Certificate::load(keyPath);
    const Bytes bytes = TRY(readFile(path, maxBatchFile));
    BatchFileWalk walk(key, certificate ? std::optional(*certificate) : std::nullopt, authority);
    return verdictOf(walk.run(bytes), certificate ? "given certificate" : "given key, genesis not checked");
}

enum class FileKind { Sqlite, Batches, Other };

FileKind kindOf(const Bytes& bytes)
{
    if (text(bytes).starts_with("PKB1")) {
        return FileKind::Batches;
    }
    return text(bytes).starts_with("SQLite format 3") ? FileKind::Sqlite : FileKind::Other;
}

Result<Bytes> firstBytes(const std::string& path)
{
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) {
        return makeError(ErrorKind::Storage, "cannot open " + path, "verify");
    }
    Bytes out(16);
    out.resize(std::fread(out.data(), 1, out.size(), file));
    std::fclose(file);
    return out;
}

} // namespace

Result<crypto::EcdsaPublicKey> loadPublicKey(const std::string& path)
{
    const Bytes pem = TRY(readFile(path, 65536));
    return crypto::EcdsaPublicKey::fromPem(text(pem));
}

Result<Verdict> checkJournal(const std::string& path, const std::string& keyPath, const std::string& trustPath)
{
    std::optional<crypto::Certificate> authority;
    if (!trustPath.empty()) {
        authority = TRY(crypto::Certificate::load(trustPath));
    }
    const Bytes start = TRY(firstBytes(path));
    if (kindOf(start) == FileKind::Batches) {
        return checkBatchFile(path, keyPath, authority ? &*authority : nullptr);
    }
    std::optional<crypto::EcdsaPublicKey> key;
    if (!keyPath.empty()) {
        key = TRY(loadPublicKey(keyPath));
    }
    const auto report = journal::auditJournalFile(path, key ? &*key : nullptr, authority ? &*authority : nullptr);
    if (!report) {
        return unreadable(report.error());
    }
    return verdictOf(*report, key ? "given" : "certificate stored in the journal");
}

Result<Hash> headInJournal(const std::string& path, std::uint64_t sequence, const crypto::EcdsaPublicKey& key)
{
    const journal::AuditReport report = TRY(journal::auditJournalFile(path, &key));
    if (sequence > report.size) {
        return makeError(ErrorKind::Integrity, "the journal is not whole up to this sequence", "verify");
    }
    return journal::headAt(path, sequence);
}

} // namespace pishkhan::verify
