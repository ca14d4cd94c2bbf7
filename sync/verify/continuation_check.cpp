// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/continuation_check.h"

#include "sync/verify/journal_check.h"
#include "sync/wire/batch.h"
#include "sync/wire/event.h"
#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/journal/audit.h"

namespace pishkhan::verify {
namespace {

constexpr std::size_t maxBatchFile = std::size_t{4} << 30U;
constexpr const char* firstKind = "books-continued";

Result<Bytes> batchesOf(const std::string& path)
{
    Bytes bytes = TRY(readFile(path, maxBatchFile));
    return text(bytes).starts_with("PKB1") ? std::move(bytes) : Bytes();
}

/// Precondition for both: checkJournal accepted the file.
Result<wire::EventRecord> firstEvent(const std::string& path)
{
    const Bytes batches = TRY(batchesOf(path));
    if (!batches.empty()) {
        ByteView rest = batches;
        return wire::decodeEvent(TRY(wire::takeBatch(rest)).items.front().event);
    }
    const auto database = TRY(journal::Database::openForReading(path));
    auto row = TRY(database.prepare("SELECT event FROM log WHERE seq = 1"));
    return TRY(row.step()) == journal::Step::Row
               ? wire::decodeEvent(row.blob(0))
               : Result<wire::EventRecord>(makeError(ErrorKind::Integrity, "the books are empty", "verify"));
}

/// Hex; empty where the chain has no head known after this event.
Result<std::string> headAfter(const std::string& path, const std::string& sequence)
{
    const Bytes batches = TRY(batchesOf(path));
    ByteView rest = batches;
    while (!rest.empty()) {
        const auto header = TRY(wire::takeBatch(rest)).header;
        if (std::to_string(header.lastSequence()) == sequence) {
            return toHex(header.newHead);
        }
    }
    if (!batches.empty()) {
        return std::string();
    }
    const auto database = TRY(journal::Database::openForReading(path));
    auto row = TRY(database.prepare("SELECT head FROM log WHERE CAST(seq AS TEXT) = ?1"));
    row.bind(1, sequence);
    return TRY(row.step()) == journal::Step::Row ? toHex(row.blob(0)) : std::string();
}

std::string judge(const wire::EventRecord& first, const Verdict& older, const crypto::Certificate& certificate,
                  const std::string& head)
{
    const auto named = [&first](const char* field) { return std::string(valueOf(first.clear, field)); };
    const auto size = older.fields["size"].get<std::uint64_t>();
    if (first.kind != firstKind) {
        return "the new books do not begin with a continuation";
    }
    if (older.fields["device"] != first.device || named("oldEpoch") != older.fields["epoch"].dump() ||
        named("certificate") != toHex(certificate.sha256())) {
        return "the continuation names other books";
    }
    if (head.empty()) {
        return "the old books do not reach the named event";
    }
    if (head != named("oldHead")) {
        return "fork: the named head is not the old books'";
    }
    return named("oldSequence") == std::to_string(size) ? "ok" : "the old books go on after the named event";
}

} // namespace

Result<Verdict> checkContinuation(const ContinuationQuestion& question)
{
    Verdict out = TRY(checkJournal(question.newer, question.newerKey, question.trust));
    const auto certificate = TRY(crypto::Certificate::load(question.olderCertificate));
    const Verdict older = TRY(checkJournal(question.older, question.olderCertificate, question.trust));
    if (!out.valid || !older.valid) {
        out.reason = !out.valid ? out.reason : "the old books: " + older.reason;
        out.valid = false;
        return out;
    }
    const auto first = TRY(firstEvent(question.newer));
    const std::string sequence(valueOf(first.clear, "oldSequence"));
    const std::string head = TRY(headAfter(question.older, sequence));
    out.reason = judge(first, older, certificate, head);
    out.valid = out.reason == "ok";
    out.fields["continues"] = {{"epoch", older.fields["epoch"]},
                               {"sequence", sequence},
                               {"head", std::string(valueOf(first.clear, "oldHead"))},
                               {"oldSize", older.fields["size"]}};
    return out;
}

} // namespace pishkhan::verify
