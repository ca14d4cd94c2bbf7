// SPDX-License-Identifier: GPL-3.0-or-later
// What the product's own code says of a published vector.
#include <QJsonArray>

#include "sync/tlog/proof.h"
#include "sync/tlog/tlog_proof.h"
#include "sync/wire/receipt_text.h"
#include "sync/wire/statement.h"
#include "terminal/crypto/aes_gcm.h"
#include "terminal/crypto/cms.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/merkle_hash.h"
#include "tests/sync/verify/vectors.h"

namespace pishkhan::test {
namespace {

std::string textOf(const QJsonObject& vector, const char* field)
{
    return vector[QLatin1String(field)].toString().toStdString();
}
Bytes bytesOf(const QJsonObject& vector, const char* field)
{
    return fromHex(textOf(vector, field)).value_or(Bytes());
}
Hash hashOf(const QJsonValue& value)
{
    const Bytes bytes = fromHex(value.toString().toStdString()).value_or(Bytes());
    Hash out{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), out.begin());
    return out;
}
std::vector<Hash> pathOf(const QJsonObject& vector)
{
    std::vector<Hash> out;
    for (const QJsonValue& one : vector["proof"].toArray()) {
        out.push_back(hashOf(one));
    }
    return out;
}
std::uint64_t numberOf(const QJsonObject& vector, const char* field)
{
    return static_cast<std::uint64_t>(vector[QLatin1String(field)].toInteger());
}

bool statementHolds(const QJsonObject& vector)
{
    const wire::StatementParcel parcel{fromBase64(textOf(vector, "object")).value_or(Bytes()),
                                       fromBase64(textOf(vector, "certificate")).value_or(Bytes())};
    wire::EventRecord event;
    event.actor = {static_cast<ActorKind>(vector["actorKind"].toInt()), textOf(vector, "signer")};
    event.device = textOf(vector, "device");
    event.office = textOf(vector, "office");
    event.clear = {{"proposal", textOf(vector, "id")},
                   {"subject", textOf(vector, "subject")},
                   {"about", textOf(vector, "about")},
                   {"amount", textOf(vector, "amount")},
                   {"text", textOf(vector, "text")},
                   {"object", textOf(vector, "object")},
                   {"certificate", textOf(vector, "certificate")}};
    const auto authority = crypto::Certificate::fromPem(textOf(vector, "authority"));
    return authority && wire::checkActor(event, &*authority);
}

bool sealedHolds(const QJsonObject& vector)
{
    const Bytes raw = bytesOf(vector, "caseKey");
    crypto::SymmetricKey key{};
    std::copy_n(raw.begin(), std::min(raw.size(), key.size()), key.begin());
    const Bytes sealed = bytesOf(vector, "sealed");
    const auto plain = crypto::unseal(key, sealed, bytesOf(vector, "upToClear"));
    return plain && *plain == bytesOf(vector, "plain") && wire::decodeFields(*plain) &&
           crypto::Sha256().add("kc").add(ByteView(key)).finish() == hashOf(vector["commitment"]) &&
           wire::finishEvent(bytesOf(vector, "upToClear"), sealed) == bytesOf(vector, "event");
}

bool caseKeyHolds(const QJsonObject& vector)
{
    const auto plain = crypto::openWithKey(fromBase64(textOf(vector, "cms")).value_or(Bytes()),
                                           textOf(vector, "certificate"), textOf(vector, "privateKey"));
    return plain && *plain == bytesOf(vector, "plain");
}

bool checkpointHolds(const QJsonObject& vector)
{
    const auto log = tlog::parseVkey(textOf(vector, "vkey"));
    const auto witness = tlog::parseVkey(textOf(vector, "witness"));
    const auto opened = log && witness ? tlog::openCheckpoint(textOf(vector, "note"), *log, std::span(&*witness, 1))
                                       : makeError(ErrorKind::InvalidInput, "vkey");
    return opened && opened->checkpoint.size == numberOf(vector, "size") &&
           opened->checkpoint.root == hashOf(vector["root"]);
}

bool proofHolds(const QJsonObject& vector)
{
    const auto log = tlog::parseVkey(textOf(vector, "vkey"));
    const auto witness = tlog::parseVkey(textOf(vector, "witness"));
    const auto proof = tlog::parseTlogProof(textOf(vector, "text"));
    return log && witness && proof &&
           tlog::verifyTlogProof(*proof, bytesOf(vector, "leaf"), *log, std::span(&*witness, 1));
}

bool tileHolds(const QJsonObject& vector)
{
    Bytes tile;
    for (const QJsonValue& leaf : vector["leaves"].toArray()) {
        append(tile, crypto::leafHash(fromHex(leaf.toString().toStdString()).value_or(Bytes())));
    }
    return tile == bytesOf(vector, "bytes");
}

bool receiptHolds(const QJsonObject& vector)
{
    const auto key = crypto::EcdsaPublicKey::fromPem(textOf(vector, "certificate"));
    const auto receipt = wire::parseReceipt(textOf(vector, "text"));
    return key && receipt && wire::verifyReceipt(*receipt, *key);
}

} // namespace

bool holds(const QString& kind, const QJsonObject& vector)
{
    if (kind == "inclusion") {
        return tlog::verifyInclusion(crypto::leafHash(bytesOf(vector, "leaf")), numberOf(vector, "index"),
                                     numberOf(vector, "size"), pathOf(vector), hashOf(vector["root"]))
            .has_value();
    }
    if (kind == "consistency") {
        return tlog::verifyConsistency(numberOf(vector, "from"), hashOf(vector["fromRoot"]), numberOf(vector, "to"),
                                       hashOf(vector["toRoot"]), pathOf(vector))
            .has_value();
    }
    const std::pair<const char*, bool (*)(const QJsonObject&)> checks[] = {
        {"statement", statementHolds},   {"sealed", sealedHolds}, {"caseKey", caseKeyHolds},
        {"checkpoint", checkpointHolds}, {"tile", tileHolds},     {"tlogProof", proofHolds},
        {"receipt", receiptHolds}};
    for (const auto& [name, check] : checks) {
        if (kind == QLatin1String(name)) {
            return check(vector);
        }
    }
    qFatal("no such kind of vector: %s", qPrintable(kind));
}

} // namespace pishkhan::test
