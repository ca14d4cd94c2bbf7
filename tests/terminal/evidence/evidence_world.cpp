// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/terminal/evidence/evidence_world.h"

#include <nlohmann/json.hpp>

#include "sync/tlog/tile_log.h"
#include "sync/tlog/tlog_proof.h"
#include "terminal/base/files.h"
#include "terminal/base/ustar.h"
#include "terminal/crypto/digest.h"
#include "tests/terminal/journal/journal_fixture.h"

namespace pishkhan::evidence::test {
namespace {

constexpr const char* origin = "oversight.example/hub1";
const Bytes sheetBytes = toBytes("{\"version\": \"1405.09\", \"services\": []}\n");

ports::JournalEntry office(const char* kind, Fields clear)
{
    return {kind, 1, {ActorKind::System, "runtime"}, {}, {}, std::move(clear), {}};
}

ports::JournalEntry fact(const std::string& caseId, const char* kind, ActorKind who, Fields clear, Fields personal = {})
{
    const std::string actor = who == ActorKind::Human ? "clerk1" : "payment";
    return {kind, 1, {who, actor}, caseId, "civil-registration", std::move(clear), std::move(personal)};
}

Status append(journal::SqliteJournal& books, std::vector<ports::JournalEntry> entries)
{
    TRY(books.append(entries));
    return books.closeBatch();
}

Status startOfDay(journal::SqliteJournal& books)
{
    const std::string digest = toHex(crypto::sha256(sheetBytes));
    TRY(append(books, {office("journal-opened", {{"version", "0.1.0"}, {"epoch", "1"}}),
                       office("terminal-started", {{"version", "0.1.0"}, {"mode", "counter"}, {"openCase", ""}})}));
    return append(books, {office("terminal-started", {{"version", "0.1.0"}, {"mode", "counter"}, {"openCase", ""}}),
                          office("catalogue-loaded", {{"version", "1405.09"}, {"digest", digest}, {"services", "13"}}),
                          office("device-changed", {{"device", "card-terminal"}, {"state", "ready"}, {"reason", ""}}),
                          office("line-changed", {{"state", "live"}, {"waiting", "0"}})});
}

Status oneCase(journal::SqliteJournal& books, const std::string& caseId)
{
    constexpr ActorKind human = ActorKind::Human;
    constexpr ActorKind system = ActorKind::System;
    TRY(append(books, {fact(caseId, "case-opened", human,
                            {{"service", "10011001"},
                             {"serviceTitle", "درخواست شناسنامهٔ المثنی"},
                             {"agencyTitle", "سازمان ثبت احوال کشور"},
                             {"sheetVersion", "3"},
                             {"clerk", "clerk1"}})}));
    TRY(append(books, {fact("c-other", "case-opened", human, {{"serviceTitle", "خدمت دیگر"}}),
                       fact(caseId, "document-read", system, {{"documentKind", "national-card"}, {"source", "scanner"}},
                            {{"nationalCode", "9990000000"}})}));
    TRY(append(books, {fact(caseId, "scan-failed", system, {{"reason", "تصویر تار بود"}}),
                       office("clock-changed", {{"before", "-"}, {"after", "-"}, {"source", "ntp"}}),
                       fact(caseId, "payment-intended", human, {{"intent", "p1"}, {"amount", "1450000"}}),
                       fact(caseId, "payment-final", system, {{"intent", "p1"}, {"amount", "1450000"}})}));
    TRY(append(books, {fact(caseId, "tracking-code-bound", system, {{"trackingCode", "888000111"}})}));
    return append(books, {fact(caseId, "receipt-issued", system,
                               {{"receiptNumber", "72009999-050901-01-00001-5"}, {"trackingCode", "888000111"}}),
                          fact(caseId, "case-closed", human, {{"state", "registered"}})});
}

/// A statement about the case, embedded as the counter embeds it, and the office's answer to it.
Status answered(journal::SqliteJournal& books, const std::string& caseId, ActorKind from, bool accept)
{
    wire::Statement what = pishkhan::test::ActorPki::statement(from);
    what.about = caseId;
    what.id = accept ? "P-1405-17" : "S-1405-3";
    what.text = accept ? "کارمزد یک پرونده دو بار حساب شده است." : "شمارهٔ پیگیری باید دوباره پرسیده شود.";
    what.amountRials = accept ? -250000 : 0;
    const auto parcel = actors().sign(what, from == ActorKind::Central ? "central" : "support");
    ports::JournalEntry received{"proposal-received", 1, {from, what.signer}, caseId, "civil-registration", {}, {}};
    received.clear = wire::quoteStatement(what, parcel);
    ports::JournalEntry answer = fact(caseId, accept ? "proposal-accepted" : "proposal-disputed", ActorKind::Human,
                                      {{"proposal", what.id},
                                       {"signer", what.signer},
                                       {"amount", std::to_string(what.amountRials)},
                                       {"by", "manager1"}});
    if (!accept) {
        answer.clear.insert(answer.clear.begin() + 3, {"reason", "این پرونده شمارهٔ پیگیری دارد."});
    }
    return append(books, {received, answer});
}

/// The hub's answers: every batch is a leaf; `world` says how far its checkpoint is vouched for.
Result<AskProof> makeLog(const journal::SqliteJournal& books, const std::string& folder, World world,
                         EvidenceOrder& order)
{
    const crypto::Ed25519Key key = TRY(crypto::Ed25519Key::fromSeed(Bytes(32, 7)));
    const crypto::Ed25519Key witness = TRY(crypto::Ed25519Key::fromSeed(Bytes(32, 9)));
    std::shared_ptr<tlog::TileLog> log = TRY(tlog::TileLog::open(folder + "/hub", origin, key));
    const auto leaves = std::make_shared<std::map<std::uint64_t, std::uint64_t>>();
    const auto batches = TRY(books.batchesAfter(0, SIZE_MAX));
    for (const ports::OutgoingBatch& outgoing : batches) {
        const wire::Batch batch = TRY(wire::decodeBatch(outgoing.wireBytes));
        (*leaves)[outgoing.firstSequence] = TRY(log->append(batch.leafData));
    }
    const std::string published = TRY(log->publishCheckpoint());
    if (world == World::Witnessed) {
        tlog::Note note = TRY(tlog::parseNote(published));
        note.signatures = {TRY(tlog::cosignNote(note.text, "witness.example/audit1", witness, 1763840000))};
        TRY(log->attachCosignatures(note));
    }
    const auto witnessKey =
        TRY(tlog::makeVerifierKey("witness.example/audit1", tlog::KeyType::Cosignature, witness.publicKey()));
    order.hubVkey = log->vkey();
    order.witnessPolicy = "log " + log->vkey() + "\nwitness one " + tlog::formatVkey(witnessKey) + "\nquorum one\n";
    return AskProof([log, leaves](std::uint64_t first) -> Result<std::string> {
        tlog::TlogProof proof;
        proof.index = leaves->at(first);
        proof.path = TRY(log->inclusionProof(proof.index, log->publishedSize()));
        proof.checkpoint = log->checkpoint();
        return tlog::formatTlogProof(proof);
    });
}

Result<Bytes> signSheet(const crypto::EcdsaKey& key)
{
    Bytes message = toBytes("catalogue/v1");
    message.push_back(0);
    pishkhan::append(message, sheetBytes);
    const crypto::Signature signature = TRY(key.sign(message));
    return toBytes(toBase64(signature) + "\n");
}

} // namespace

const pishkhan::test::ActorPki& actors()
{
    static const pishkhan::test::ActorPki pki;
    return pki;
}

Result<crypto::EcdsaKey> deviceKey(const std::string& folder)
{
    return crypto::EcdsaKey::load(folder + "/batch.key");
}

Result<EvidenceOrder> makeWorld(const std::string& folder, World world)
{
    TRY(makeFolder(folder));
    const journal::test::HandClock clock;
    journal::JournalSettings settings = TRY(journal::test::settingsIn(folder));
    settings.authorityPem = actors().pem("ca");
    const std::string trusted = settings.certificatePem + settings.authorityPem;
    TRY(writeFileDurably(folder + "/trust.pem", view(trusted), FileAccess::Readable));
    const auto books = TRY(journal::SqliteJournal::open(settings, clock));
    TRY(startOfDay(*books));
    TRY(oneCase(*books, "c-1"));
    TRY(answered(*books, "c-1", ActorKind::Central, true));
    TRY(answered(*books, "c-1", ActorKind::Support, false));
    const crypto::EcdsaKey central = TRY(crypto::EcdsaKey::generate());
    EvidenceOrder order;
    order.journalFile = folder + "/journal.db";
    order.caseId = "c-1";
    order.out = folder + "/pack.tar";
    order.programVersion = "0.1.0";
    order.programDigest = toHex(crypto::sha256(view("program")));
    order.configurationDigest = toHex(crypto::sha256(view("configuration")));
    order.certificatePem = books->certificatePem();
    order.centralKeyPem = TRY(central.publicKeyPem());
    const Bytes signature = TRY(signSheet(central));
    order.sheets = [signature](const std::string&) -> Result<Sheets> {
        return Sheets{sheetBytes,
                      signature,
                      {{"KE-1405-01", "ایرادی ساختگی", "پیامدی ساختگی", {"0.1.0"}},
                       {"KE-1405-02", "ایراد نسخه‌ای دیگر", "پیامدی دیگر", {"9.9.9"}}}};
    };
    order.now = Instant{1763841000000};
    if (world != World::Alone) {
        order.proofs = TRY(makeLog(*books, folder, world, order));
    }
    return order;
}

Member* OpenPack::find(const std::string& path)
{
    for (Member& member : members) {
        if (member.path == path) {
            return &member;
        }
    }
    return nullptr;
}

OpenPack openPack(const Bytes& pack)
{
    OpenPack out;
    const auto members = readUstar(pack);
    for (const TarMember& member : *members) {
        out.members.push_back({member.path, toBytes(member.content)});
    }
    return out;
}

Bytes closePackAsIs(const OpenPack& pack)
{
    return *makeUstar(pack.members);
}

Bytes closePack(OpenPack pack, const crypto::Signer* key)
{
    auto manifest = nlohmann::ordered_json::parse(text(pack.find("manifest.json")->content));
    auto files = nlohmann::ordered_json::array();
    for (const Member& member : pack.members) {
        if (member.path != "manifest.json" && member.path != "manifest.sig") {
            files.push_back({{"path", member.path},
                             {"sha256", toHex(crypto::sha256(member.content))},
                             {"size", member.content.size()}});
        }
    }
    manifest["files"] = files;
    pack.find("manifest.json")->content = toBytes(manifest.dump(1) + "\n");
    if (key != nullptr) {
        pack.find("manifest.sig")->content =
            toBytes(*key->sign(wire::evidenceSigned(pack.find("manifest.json")->content)));
    }
    return closePackAsIs(pack);
}

} // namespace pishkhan::evidence::test
