// SPDX-License-Identifier: GPL-3.0-or-later
// The making of vectors.json: good values, and next to each what a careless verifier would let pass.
#include <numeric>

#include <QJsonArray>
#include <QRegularExpression>

#include "sync/tlog/tile_log.h"
#include "sync/tlog/tlog_proof.h"
#include "sync/wire/event.h"
#include "sync/wire/receipt_text.h"
#include "terminal/crypto/aes_gcm.h"
#include "terminal/crypto/cms.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/merkle_hash.h"
#include "tests/sync/verify/vectors.h"
#include "tests/sync/wire/actor_pki.h"

namespace pishkhan::test {
namespace {

QString q(const std::string& text)
{
    return QString::fromStdString(text);
}
QString hex(ByteView bytes)
{
    return q(toHex(bytes));
}
QJsonArray hexes(std::span<const Hash> hashes)
{
    QJsonArray out;
    for (const Hash& one : hashes) {
        out.push_back(hex(one));
    }
    return out;
}

/// `base` with something changed, under another name, no longer valid.
QJsonObject spoiled(QJsonObject base, const char* name, const char* field, const QJsonValue& value)
{
    base["name"] = name;
    base["valid"] = false;
    base[QLatin1String(field)] = value;
    return base;
}

QString flipped(const QString& text, qsizetype at)
{
    QString out = text;
    out[at] = out[at] == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
    return out;
}

QJsonObject statementVector(const ActorPki& pki, const char* name, ActorKind from, const char* signer, bool valid)
{
    wire::Statement what = ActorPki::statement(from);
    what.about = "72009999-050901-01-00001";
    const auto parcel = pki.sign(what, signer);
    return {{"name", name},
            {"valid", valid},
            {"actorKind", static_cast<int>(from)},
            {"signer", q(what.signer)},
            {"device", q(what.device)},
            {"office", q(what.office)},
            {"id", q(what.id)},
            {"subject", q(what.subject)},
            {"about", q(what.about)},
            {"amount", q(std::to_string(what.amountRials))},
            {"text", q(what.text)},
            {"object", q(toBase64(parcel.object))},
            {"certificate", q(toBase64(parcel.certificateDer))},
            {"authority", q(pki.pem("ca"))}};
}

QJsonArray statements(const ActorPki& pki)
{
    const QJsonObject central = statementVector(pki, "the centre", ActorKind::Central, "central", true);
    const QJsonObject support = statementVector(pki, "support", ActorKind::Support, "support", true);
    Bytes bad = *fromBase64(central["object"].toString().toStdString());
    bad.back() ^= 1U;
    return {central,
            support,
            spoiled(central, "a bit of the signature", "object", q(toBase64(bad))),
            spoiled(central, "support's certificate", "certificate", support["certificate"]),
            spoiled(central, "shown as support's", "actorKind", 4),
            spoiled(central, "shown to another counter", "device", "T-72009999-02"),
            spoiled(central, "shown with another text", "text", "متن دیگر"),
            spoiled(central, "shown with another amount", "amount", "250000"),
            statementVector(pki, "a certificate of another authority", ActorKind::Central, "impostor", false)};
}

QJsonArray sealedParts()
{
    crypto::SymmetricKey key{};
    std::iota(key.begin(), key.end(), std::uint8_t{1});
    wire::EventRecord event;
    event.device = "T-72009999-01";
    event.epoch = 1;
    event.sequence = 3;
    event.kind = "applicant-entered";
    event.kindVersion = 1;
    event.actor = {ActorKind::Human, "clerk1"};
    event.caseId = "72009999-050901-01-00001";
    event.agency = "taxes";
    event.office = "72009999";
    event.wallMs = 1763840000003;
    event.clear = {{"method", "card"}};
    const Bytes upToClear = *wire::encodeUpToClear(event);
    const Bytes plain = *wire::encodeFields({{"nationalCode", "9990000000"}, {"birthDate", "1370/01/15"}});
    const Bytes sealed = *crypto::seal(key, plain, upToClear);
    const Hash commitment = crypto::Sha256().add("kc").add(ByteView(key)).finish();
    const QJsonObject good{{"name", "two personal fields"}, {"valid", true},
                           {"caseKey", hex(key)},           {"commitment", hex(commitment)},
                           {"upToClear", hex(upToClear)},   {"sealed", hex(sealed)},
                           {"plain", hex(plain)},           {"event", hex(wire::finishEvent(upToClear, sealed))}};
    return {good,
            spoiled(good, "another event's sealed part", "upToClear", flipped(good["upToClear"].toString(), 60)),
            spoiled(good, "a bit of the ciphertext", "sealed", flipped(good["sealed"].toString(), 30)),
            spoiled(good, "another key", "caseKey", flipped(good["caseKey"].toString(), 1)),
            spoiled(good, "a commitment to another key", "commitment", flipped(good["commitment"].toString(), 1)),
            spoiled(good, "an event of another sealed part", "event",
                    flipped(good["event"].toString(), good["event"].toString().size() - 1))};
}

QJsonArray caseKeys(const ActorPki& pki)
{
    crypto::SymmetricKey key{};
    std::iota(key.begin(), key.end(), std::uint8_t{1});
    Bytes plain = toBytes(ByteView(key));
    append(plain, crypto::Sha256().add("kc").add(ByteView(key)).finish());
    pki.issue("agency", "taxes", "", "ca");
    const QJsonObject good{{"name", "a case key on its way to its agency"},
                           {"valid", true},
                           {"cms", q(toBase64(*crypto::sealToCertificate(pki.pem("agency"), plain)))},
                           {"certificate", q(pki.pem("agency"))},
                           {"privateKey", q(std::string(text(*readFile(pki.path("agency.key")))))},
                           {"plain", hex(plain)}};
    return {good, spoiled(good, "another case's key", "plain", flipped(good["plain"].toString(), 3))};
}

/// The seven leaves of oversight.md 4.3, its keys and its witness.
struct Log {
    QTemporaryDir dir;
    std::unique_ptr<tlog::TileLog> log;
    std::vector<Bytes> leaves;
    std::vector<Hash> hashes;
    std::string older, note, vkey, witness;
    Log()
    {
        const auto key = *crypto::Ed25519Key::fromSeed(Bytes(32, 7));
        const auto auditor = *crypto::Ed25519Key::fromSeed(Bytes(32, 9));
        log = std::move(*tlog::TileLog::open(dir.path().toStdString(), "oversight.example/hub1", key));
        for (int i = 0; i < 7; ++i) {
            leaves.push_back(toBytes("event " + std::to_string(i) + " term=" + std::to_string(i)));
            hashes.push_back(crypto::leafHash(leaves.back()));
            static_cast<void>(*log->append(leaves.back()));
            older = i == 2 ? *log->publishCheckpoint() : older;
        }
        tlog::Note mark = *tlog::parseNote(*log->publishCheckpoint());
        mark.signatures = {*tlog::cosignNote(mark.text, "witness.example/audit1", auditor, 1763840000)};
        static_cast<void>(log->attachCosignatures(mark).has_value());
        note = log->checkpoint();
        vkey = log->vkey();
        witness = tlog::formatVkey(
            *tlog::makeVerifierKey("witness.example/audit1", tlog::KeyType::Cosignature, auditor.publicKey()));
    }
    Hash root(std::size_t size) const { return crypto::merkleRoot(std::span(hashes).first(size)); }
};

QJsonArray checkpoints(const Log& log)
{
    const QJsonObject good{
        {"name", "seven leaves, cosigned"}, {"valid", true}, {"note", q(log.note)},     {"vkey", q(log.vkey)},
        {"witness", q(log.witness)},        {"size", 7},     {"root", hex(log.root(7))}};
    const QString text = good["note"].toString();
    return {good,
            spoiled(good, "another size", "note", QString(text).replace("\n7\n", "\n8\n")),
            spoiled(good, "a size with a leading zero", "note", QString(text).replace("\n7\n", "\n07\n")),
            spoiled(good, "another origin", "note", QString(text).replace(0, 1, "p")),
            spoiled(good, "the cosignature alone", "note",
                    QString(text).remove(QRegularExpression("\u2014 oversight[^\n]*\n"))),
            spoiled(good, "a cosignature with another time", "note",
                    QString(text).replace("wkz7MQAAAABpIhAA", "wkz7MQAAAABpIhAB")),
            spoiled(good, "no last line feed", "note", text.chopped(1))};
}

QJsonArray inclusions(const Log& log)
{
    QJsonArray out;
    for (std::uint64_t index : {0U, 2U, 6U}) {
        const auto path = *log.log->inclusionProof(index, 7);
        const QJsonObject good{{"name", QStringLiteral("leaf %1 of 7").arg(index)},
                               {"valid", true},
                               {"leaf", hex(log.leaves[index])},
                               {"index", static_cast<int>(index)},
                               {"size", 7},
                               {"proof", hexes(path)},
                               {"root", hex(log.root(7))}};
        out.push_back(good);
        const auto name = [index](const char* what) {
            return QStringLiteral("leaf %1: %2").arg(index).arg(what).toStdString();
        };
        out.push_back(spoiled(good, name("another index").c_str(), "index", static_cast<int>(index) + 1));
        out.push_back(
            spoiled(good, name("a step too few").c_str(), "proof", hexes(std::span(path).first(path.size() - 1))));
        out.push_back(spoiled(good, name("another root").c_str(), "root", hex(log.root(6))));
    }
    return out;
}

QJsonArray consistencies(const Log& log)
{
    QJsonArray out;
    for (const std::uint64_t from : {3U, 4U, 7U}) {
        const auto path = *log.log->consistencyProof(from, 7);
        const QJsonObject good{{"name", QStringLiteral("%1 to 7").arg(from)},
                               {"valid", true},
                               {"from", static_cast<int>(from)},
                               {"fromRoot", hex(log.root(from))},
                               {"to", 7},
                               {"toRoot", hex(log.root(7))},
                               {"proof", hexes(path)}};
        out.push_back(good);
        const std::string name = "from another root " + std::to_string(from);
        out.push_back(spoiled(good, name.c_str(), "fromRoot", hex(log.root(from - 1))));
    }
    return out;
}

QJsonArray tiles(const Log& log)
{
    Bytes tile;
    QJsonArray leaves;
    for (std::size_t i = 0; i < log.leaves.size(); ++i) {
        append(tile, log.hashes[i]);
        leaves.push_back(hex(log.leaves[i]));
    }
    const QJsonObject good{{"name", "the first partial tile"},
                           {"valid", true},
                           {"path", "tile/0/000.p/7"},
                           {"leaves", leaves},
                           {"bytes", hex(tile)}};
    return {good, spoiled(good, "a hash changed", "bytes", flipped(hex(tile), 70))};
}

QJsonArray tlogProofs(const Log& log)
{
    tlog::TlogProof proof;
    proof.index = 2;
    proof.path = *log.log->inclusionProof(2, 7);
    proof.checkpoint = log.note;
    const QJsonObject good{{"name", "leaf 2"},           {"valid", true},
                           {"leaf", hex(log.leaves[2])}, {"text", q(tlog::formatTlogProof(proof))},
                           {"vkey", q(log.vkey)},        {"witness", q(log.witness)}};
    return {good, spoiled(good, "another leaf", "leaf", hex(log.leaves[3])),
            spoiled(good, "another index", "text", good["text"].toString().replace("index 2", "index 3")),
            spoiled(good, "another version", "text", good["text"].toString().replace("@v1", "@v2"))};
}

QJsonArray receipts(const ActorPki& pki)
{
    wire::ReceiptText text;
    text.device = "T-72009999-01";
    text.epoch = 1;
    text.sequence = 417;
    text.head = crypto::sha256(view("head"));
    text.receiptNumber = "72009999-050901-01-00001-5";
    text.trackingCode = "888000111";
    text.amountRials = 1450000;
    text.wallSeconds = 1763840000;
    const QJsonObject good{{"name", "a receipt"},
                           {"valid", true},
                           {"text", q(*wire::signReceipt(text, pki.key("device")))},
                           {"certificate", q(pki.pem("device"))}};
    const QString line = good["text"].toString();
    return {good,
            spoiled(good, "another amount", "text", QString(line).replace(":1450000:", ":1350000:")),
            spoiled(good, "an amount with a leading zero", "text", QString(line).replace(":1450000:", ":01450000:")),
            spoiled(good, "another number", "text", QString(line).replace("00001-5", "00002-3")),
            spoiled(good, "another key", "certificate", q(pki.pem("central"))),
            spoiled(good, "a field too few", "text", QString(line).replace(":888000111", ""))};
}

} // namespace

QJsonObject makeVectors()
{
    const ActorPki pki;
    const Log log;
    return {
        {"about",
         "Test vectors of oversight.md 4, 5.3 and 5.8: made-up values, throw-away keys. tests/golden/README.md says how to read them."},
        {"statement", statements(pki)},
        {"sealed", sealedParts()},
        {"caseKey", caseKeys(pki)},
        {"checkpoint", checkpoints(log)},
        {"inclusion", inclusions(log)},
        {"consistency", consistencies(log)},
        {"tile", tiles(log)},
        {"tlogProof", tlogProofs(log)},
        {"receipt", receipts(pki)}};
}

} // namespace pishkhan::test
