// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a small world for verifiers in a folder: a journal, its export, a receipt, a cosigned hub log, an older
// checkpoint, keys and a policy. Made-up values only. Usage: make_sample DIR BATCHES
#include <cstdio>
#include <cstdlib>

#include "sync/tlog/tile_log.h"
#include "sync/wire/batch.h"
#include "terminal/base/files.h"
#include "terminal/journal/export_journal.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;

namespace {

Status writeText(const std::string& path, const std::string& content)
{
    return writeFileDurably(path, view(content), FileAccess::Readable);
}

Status fillJournal(journal::SqliteJournal& books, const std::string& folder, int batches)
{
    for (int i = 0; i < batches; ++i) {
        const std::vector entries = {journal::test::officeFact(i), journal::test::caseFact("C" + std::to_string(i), i)};
        TRY(books.append(entries));
        TRY(books.closeBatch());
    }
    const auto proof = TRY(books.proveReceipt(2, {"72009999-050901-01-00001-5", "888000111", 1450000}));
    TRY(writeText(folder + "/receipt.txt", proof.qrText));
    TRY(journal::exportJournal({folder + "/journal.db", folder + "/export", {}}, [](std::uint64_t, std::uint64_t) {}));
    const ports::JournalEntry last = journal::test::officeFact(batches);
    TRY(books.append(std::span(&last, 1))); // one event that is not signed yet
    return {};
}

Status makeHub(const journal::SqliteJournal& books, const std::string& folder)
{
    const crypto::Ed25519Key key = TRY(crypto::Ed25519Key::fromSeed(Bytes(32, 7)));
    const crypto::Ed25519Key witness = TRY(crypto::Ed25519Key::fromSeed(Bytes(32, 9)));
    auto log = TRY(tlog::TileLog::open(folder + "/hub", "oversight.example/hub1", key));
    const auto batches = TRY(books.batchesAfter(0, SIZE_MAX));
    for (const ports::OutgoingBatch& outgoing : batches) {
        const wire::Batch batch = TRY(wire::decodeBatch(outgoing.wireBytes));
        TRY(log->append(batch.leafData));
        if (log->size() == 5) {
            const std::string older = TRY(log->publishCheckpoint());
            TRY(writeText(folder + "/older", older));
        }
    }
    const std::string published = TRY(log->publishCheckpoint());
    tlog::Note note = TRY(tlog::parseNote(published));
    note.signatures = {TRY(tlog::cosignNote(note.text, "witness.example/audit1", witness, 1763840000))};
    TRY(log->attachCosignatures(note));
    const auto witnessKey =
        TRY(tlog::makeVerifierKey("witness.example/audit1", tlog::KeyType::Cosignature, witness.publicKey()));
    TRY(writeText(folder + "/vkey", log->vkey()));
    return writeText(folder + "/policy",
                     "log " + log->vkey() + "\nwitness one " + tlog::formatVkey(witnessKey) + "\nquorum one\n");
}

Status make(const std::string& folder, int batches)
{
    TRY(makeFolder(folder));
    const journal::test::HandClock clock;
    const auto books = TRY(journal::test::openIn(folder, clock));
    TRY(fillJournal(*books, folder, batches));
    return makeHub(*books, folder);
}

} // namespace

int main(int argc, char** argv)
{
    const Status made = argc == 3
                            ? make(argv[1], std::atoi(argv[2]))
                            : Status(makeError(ErrorKind::InvalidInput, "usage: make_sample DIR BATCHES", "test"));
    if (!made) {
        std::fprintf(stderr, "%s\n", made.error().what.c_str());
        return 1;
    }
    return 0;
}
