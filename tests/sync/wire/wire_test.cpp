// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of oversight.md 5.3 against the published vectors in tests/golden/wire_vectors.txt (read by other verifiers
// too), and what the decoders refuse. PISHKHAN_WRITE_GOLDEN=1 writes the vectors anew with a throw-away key.
#include <map>
#include <QFile>
#include <QTest>

#include "sync/wire/batch.h"
#include "sync/wire/chain.h"
#include "sync/wire/head_message.h"
#include "sync/wire/receipt_text.h"
#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/merkle_hash.h"

using namespace pishkhan;
using namespace pishkhan::wire;

namespace {

const std::string goldenPath = SOURCE_ROOT "/tests/golden/wire_vectors.txt";
using Golden = std::map<std::string, std::string>;

EventRecord madeUpEvent(std::uint64_t sequence, ByteView sealed)
{
    EventRecord event;
    event.device = "T-72009999-01";
    event.epoch = 1;
    event.sequence = sequence;
    event.kind = sequence == 1 ? "shift-opened" : "receipt-issued";
    event.kindVersion = 1;
    event.actor = {ActorKind::Human, "clerk1"};
    event.caseId = sequence == 1 ? "" : "72009999-050901-01-00001";
    event.agency = sequence == 1 ? "" : "taxes";
    event.office = "72009999";
    event.wallMs = 1763840000000 + sequence;
    event.monoMs = 5000 + sequence;
    for (std::size_t i = 0; i < event.bootId.size(); ++i) {
        event.bootId[i] = static_cast<std::uint8_t>(i * 16 + 1);
    }
    event.clear = {{"amount", "1450000"}, {"note", "آزمایشی"}, {"empty", ""}};
    event.sealedLength = static_cast<std::uint32_t>(sealed.size());
    event.sealedHash = crypto::sha256(sealed);
    return event;
}

HeadMessage madeUpHead(const Hash& head)
{
    HeadMessage message{"T-72009999-01", 1, 2, head, {}, 1763840000009};
    message.nonce.fill(0xab);
    return message;
}

ReceiptText madeUpReceipt(const Hash& head)
{
    return {"T-72009999-01", 1, 2, head, "72009999-050901-01-00001-5", "", 1450000, 1763840000};
}

Golden makeGolden()
{
    const auto key = crypto::EcdsaKey::generate();
    const auto certificate = crypto::Certificate::selfSigned(*key, "T-72009999-01", Instant{1763840000000}, 3650);
    const Bytes sealed = toBytes("sealed bytes of made-up length, not opened here");
    const std::vector<BatchItem> items = {{*encodeEvent(madeUpEvent(1, {})), {}},
                                          {*encodeEvent(madeUpEvent(2, sealed)), sealed}};
    const Hash head0 = *genesisHead("T-72009999-01", 1, certificate->sha256());
    const Hash leaf1 = crypto::leafHash(items[0].event);
    const Hash leaf2 = crypto::leafHash(items[1].event);
    const Hash head1 = nextHead(head0, leaf1);
    const Hash head2 = nextHead(head1, leaf2);
    const BatchHeader header{"T-72009999-01", 1, 1, 2, head0, head2, crypto::merkleRoot(std::vector{leaf1, leaf2}),
                             1763840000010};
    return {{"certificate", toHex(certificate->der())},
            {"event-1", toHex(items[0].event)},
            {"event-2", toHex(items[1].event)},
            {"sealed-2", toHex(sealed)},
            {"leaf-1", toHex(leaf1)},
            {"leaf-2", toHex(leaf2)},
            {"head-0", toHex(head0)},
            {"head-1", toHex(head1)},
            {"head-2", toHex(head2)},
            {"events-root", toHex(header.eventsRoot)},
            {"batch", toHex(*encodeBatch(header, *key, items))},
            {"head-message", toHex(*signHead(madeUpHead(head2), *key))},
            {"receipt", *signReceipt(madeUpReceipt(head2), *key)}};
}

Golden readGolden()
{
    Golden golden;
    QFile file(QString::fromStdString(goldenPath));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.readAll().split('\n')) {
            const auto space = line.indexOf(' ');
            if (space > 0 && !line.startsWith('#')) {
                golden[line.left(space).toStdString()] = line.mid(space + 1).toStdString();
            }
        }
    }
    return golden;
}

Hash hashOf(const std::string& hex)
{
    Hash out{};
    const Bytes bytes = *fromHex(hex);
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

} // namespace

class WireTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void events();
    void chain();
    void batches();
    void headMessages();
    void receipts();
    void refusesCutAndGrownBytes();
    void refusesStrangeEvents_data();
    void refusesStrangeEvents();
    void refusesStrangeReceipts_data();
    void refusesStrangeReceipts();
    void refusesWrongBatches();
    void erasedBodies();

private:
    Bytes bytes(const char* name) { return *fromHex(m_golden[name]); }
    crypto::EcdsaPublicKey key() { return *crypto::Certificate::fromDer(bytes("certificate"))->publicKey(); }
    Golden m_golden;
};

void WireTest::initTestCase()
{
    if (qEnvironmentVariableIsSet("PISHKHAN_WRITE_GOLDEN")) {
        std::string content =
            "# Test vectors of oversight.md 5.3: made-up values, a throw-away key. name hex (receipt: text)\n";
        for (const auto& [name, value] : makeGolden()) {
            content += name + " " + value + "\n";
        }
        QVERIFY(writeFileDurably(goldenPath, view(content), FileAccess::Readable));
    }
    m_golden = readGolden();
    QCOMPARE(m_golden.size(), 13U);
}

void WireTest::events()
{
    QCOMPARE(toHex(*encodeEvent(madeUpEvent(1, {}))), m_golden["event-1"]);
    QCOMPARE(toHex(*encodeEvent(madeUpEvent(2, bytes("sealed-2")))), m_golden["event-2"]);
    QVERIFY(*decodeEvent(bytes("event-2")) == madeUpEvent(2, bytes("sealed-2")));
    const Bytes clear = *encodeUpToClear(madeUpEvent(2, {}));
    QVERIFY(finishEvent(clear, bytes("sealed-2")) == bytes("event-2"));
    const ByteView again = upToClear(bytes("event-2"));
    QCOMPARE(again.size(), clear.size());
}

void WireTest::chain()
{
    const auto certificate = crypto::Certificate::fromDer(bytes("certificate"));
    QVERIFY(certificate);
    QCOMPARE(certificate->commonName(), std::string("T-72009999-01"));
    QCOMPARE(toHex(*genesisHead("T-72009999-01", 1, certificate->sha256())), m_golden["head-0"]);
    QCOMPARE(toHex(crypto::leafHash(bytes("event-1"))), m_golden["leaf-1"]);
    QCOMPARE(toHex(nextHead(hashOf(m_golden["head-0"]), hashOf(m_golden["leaf-1"]))), m_golden["head-1"]);
    QCOMPARE(toHex(nextHead(hashOf(m_golden["head-1"]), hashOf(m_golden["leaf-2"]))), m_golden["head-2"]);
}

void WireTest::batches()
{
    const auto batch = decodeBatch(bytes("batch"));
    QVERIFY(batch);
    const Status checked = checkBatch(*batch, key(), MissingBodies::Refused);
    QVERIFY2(checked, checked ? "" : checked.error().what.c_str());
    QCOMPARE(toHex(batch->header.eventsRoot), m_golden["events-root"]);
    QVERIFY(*encodeBatch(batch->header, batch->signature, batch->items) == bytes("batch"));
    QVERIFY(decodeLeafData(batch->leafData)->header == batch->header);
}

void WireTest::headMessages()
{
    const auto head = decodeHead(bytes("head-message"));
    QVERIFY(head && verifyHead(*head, key()));
    QVERIFY(head->message == madeUpHead(hashOf(m_golden["head-2"])));
}

void WireTest::receipts()
{
    const auto receipt = parseReceipt(m_golden["receipt"]);
    QVERIFY(receipt && verifyReceipt(*receipt, key()));
    QVERIFY(receipt->claim == madeUpReceipt(hashOf(m_golden["head-2"])));
    QVERIFY(m_golden["receipt"].starts_with("PK1:T-72009999-01:1:2:"));
    QVERIFY(m_golden["receipt"].find(":-:1450000:1763840000:") != std::string::npos);
}

void WireTest::refusesCutAndGrownBytes()
{
    for (const char* name : {"event-2", "batch", "head-message"}) {
        Bytes good = bytes(name);
        for (std::size_t length = 0; length < good.size(); ++length) {
            const ByteView cut = ByteView(good).first(length);
            QVERIFY2(!decodeEvent(cut) && !decodeBatch(cut) && !decodeHead(cut), name);
        }
        good.push_back(0);
        QVERIFY2(!decodeEvent(good) && !decodeBatch(good) && !decodeHead(good), name);
    }
}

void WireTest::refusesStrangeEvents_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("another magic") << QByteArray("PKE1") << QByteArray("PKE2");
    QTest::newRow("text that is no UTF-8") << QByteArray("clerk1") << QByteArray("clerk\xff");
    QTest::newRow("overlong UTF-8") << QByteArray("clerk1") << QByteArray("cler\xc0\xaf");
    QTest::newRow("length beyond the end") << QByteArray("\x00\x06"
                                                         "clerk1",
                                                         8)
                                           << QByteArray("\xff\xff"
                                                         "clerk1",
                                                         8);
    QTest::newRow("field cut in two") << QByteArray("\x00\x05"
                                                    "empty\x00\x00",
                                                    9)
                                      << QByteArray("\x00\x07"
                                                    "empty\x00\x00",
                                                    9);
    QTest::newRow("actor kind 5") << QByteArray("\x01\x00\x06"
                                                "clerk",
                                                8)
                                  << QByteArray("\x05\x00\x06"
                                                "clerk",
                                                8);
    QTest::newRow("actor kind 0") << QByteArray("\x01\x00\x06"
                                                "clerk",
                                                8)
                                  << QByteArray("\x00\x00\x06"
                                                "clerk",
                                                8);
}

void WireTest::refusesStrangeEvents()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const Bytes good = bytes("event-2");
    QByteArray changed(reinterpret_cast<const char*>(good.data()), qsizetype(good.size()));
    QVERIFY(changed.contains(from));
    changed.replace(from, to);
    QVERIFY(!decodeEvent(view(changed.toStdString())));
}

void WireTest::refusesStrangeReceipts_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("another kind") << QByteArray("PK1:") << QByteArray("PK2:");
    QTest::newRow("small letters") << QByteArray(":T-") << QByteArray(":t-");
    QTest::newRow("leading zero") << QByteArray(":1450000:") << QByteArray(":01450000:");
    QTest::newRow("other amount") << QByteArray(":1450000:") << QByteArray(":1450001:");
    QTest::newRow("negative amount") << QByteArray(":1450000:") << QByteArray(":-1450000:");
    QTest::newRow("amount beyond 63 bits") << QByteArray(":1450000:") << QByteArray(":9223372036854775808:");
    QTest::newRow("empty tracking code") << QByteArray(":-:") << QByteArray("::");
    QTest::newRow("a field more") << QByteArray(":-:") << QByteArray(":-:-:");
    QTest::newRow("a field less") << QByteArray(":-:") << QByteArray(":");
    QTest::newRow("another tracking code") << QByteArray(":-:") << QByteArray(":888:");
    QTest::newRow("spaces") << QByteArray(":-:") << QByteArray(": :");
}

void WireTest::refusesStrangeReceipts()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const auto receipt = parseReceipt(QByteArray::fromStdString(m_golden["receipt"]).replace(from, to).toStdString());
    QVERIFY(!receipt || !verifyReceipt(*receipt, key()));
}

void WireTest::refusesWrongBatches()
{
    const Batch good = *decodeBatch(bytes("batch"));
    const auto refused = [&](const std::function<void(Batch&)>& change) {
        Batch bad = good;
        change(bad);
        return !checkBatch(bad, key(), MissingBodies::Refused);
    };
    QVERIFY(refused([](Batch& b) { b.signature[5] ^= 1; }));
    QVERIFY(refused([](Batch& b) { b.header.wallMs++; }));
    QVERIFY(refused([](Batch& b) { b.header.device = "T-72009999-02"; }));
    QVERIFY(refused([](Batch& b) { b.items[0].event[40] ^= 1; }));
    QVERIFY(refused([](Batch& b) { b.items[1].sealed[3] ^= 1; }));
    QVERIFY(refused([](Batch& b) { b.items[1].sealed.clear(); }));
    QVERIFY(refused([](Batch& b) { b.items[0].sealed.push_back(1); }));
    QVERIFY(refused([](Batch& b) { std::swap(b.items[0], b.items[1]); }));
    QVERIFY(refused([](Batch& b) { b.items.pop_back(); }));
    const auto other = crypto::EcdsaKey::generate();
    QVERIFY(!checkBatch(good, other->publicKey(), MissingBodies::Refused));
}

void WireTest::erasedBodies()
{
    Batch erased = *decodeBatch(bytes("batch"));
    erased.items[1].sealed.clear();
    QVERIFY(!checkBatch(erased, key(), MissingBodies::Refused));
    QVERIFY(checkBatch(erased, key(), MissingBodies::Accepted));
    erased.items[1].sealed = {1};
    QVERIFY(!checkBatch(erased, key(), MissingBodies::Accepted));
}

QTEST_APPLESS_MAIN(WireTest)
#include "wire_test.moc"
