// SPDX-License-Identifier: GPL-3.0-or-later
// The published vectors of RFC 6962 and C2SP (oversight.md section 4), and what a verifier must refuse.
#include <QTest>

#include "sync/tlog/policy.h"
#include "sync/tlog/proof.h"
#include "sync/tlog/tile.h"
#include "sync/tlog/tlog_proof.h"
#include "terminal/crypto/merkle_hash.h"

using namespace pishkhan;
using namespace pishkhan::tlog;

namespace {

/// A tree in memory.
class Leaves final : public HashSource {
public:
    explicit Leaves(const std::vector<Bytes>& data)
    {
        for (const Bytes& leaf : data) {
            m_hashes.push_back(crypto::leafHash(leaf));
        }
    }
    Result<Hash> node(unsigned level, std::uint64_t index) const override
    {
        const std::size_t count = std::size_t{1} << level;
        if ((index + 1) * count > m_hashes.size()) {
            return makeError(ErrorKind::InvalidInput, "outside", "test");
        }
        return crypto::merkleRoot(std::span(m_hashes).subspan(index * count, count));
    }
    const Hash& leaf(std::size_t i) const { return m_hashes[i]; }
    Hash root(std::uint64_t size) const { return crypto::merkleRoot(std::span(m_hashes).first(size)); }

private:
    std::vector<Hash> m_hashes;
};

std::vector<Bytes> classicInputs()
{
    std::vector<Bytes> out;
    for (const char* hex :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
        out.push_back(*fromHex(hex));
    }
    return out;
}

std::vector<Bytes> ourSeven()
{
    std::vector<Bytes> out;
    for (int i = 0; i < 7; ++i) {
        out.push_back(toBytes("event " + std::to_string(i) + " term=" + std::to_string(i)));
    }
    return out;
}

crypto::Ed25519Key keyOf(std::uint8_t byte)
{
    return *crypto::Ed25519Key::fromSeed(Bytes(32, byte));
}

const std::string checkpointText = "oversight.example/hub1\n7\nXsJyW9xx24hIoCz4/45531LoiPqj+xXHoopMPrLK9JU=\n";
const std::string logLine =
    "\u2014 oversight.example/hub1 FgDE44YVniETSNAHTcTvOHiHkEbTBTNwwj7hKuDOhnxBHrGV0DtTrC32BKLS4UCy"
    "FNqmaN5fQnFSnrd5jeNkcdCBdAA=\n";
const std::string witnessLine =
    "\u2014 witness.example/audit1 wkz7MQAAAABpIhAA8LJ7qNLOVVf9PT2kDoKaiN9LQ71IJccoP1vynCypjGT8"
    "wpkpShze45v07TwfhezbVeG2AKAcDDBEaeKb1AzVAw==\n";
const std::string logVkey = "oversight.example/hub1+1600c4e3+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
const std::string witnessVkey = "witness.example/audit1+c24cfb31+BP0XJDhaoMdbZPt4zWAvodmR/ev3axPFjtcC6sg16fYY";

} // namespace

class TlogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void classicRoots();
    void ourVector();
    void publicExampleNote();
    void proofsOfAllSizes();
    void refusesWrongProofs();
    void refusesStrangeNotes_data();
    void refusesStrangeNotes();
    void refusesStrangeCheckpoints_data();
    void refusesStrangeCheckpoints();
    void cosignaturesCountOnce();
    void policies();
    void tileNames();
    void entryBundles();
    void storedProofs();
};

void TlogTest::classicRoots()
{
    const char* roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                           "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                           "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                           "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                           "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                           "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                           "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                           "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    const Leaves tree(classicInputs());
    for (std::uint64_t size = 1; size <= 8; ++size) {
        QCOMPARE(toHex(tree.root(size)), std::string(roots[size - 1]));
        QVERIFY(*rangeRoot(tree, 0, size) == tree.root(size));
    }
    QCOMPARE(toHex(tree.root(0)), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void TlogTest::ourVector()
{
    const Leaves tree(ourSeven());
    const Checkpoint checkpoint{"oversight.example/hub1", 7, tree.root(7)};
    QCOMPARE(formatCheckpoint(checkpoint), checkpointText);
    QCOMPARE(*signCheckpoint(checkpoint, keyOf(7)), checkpointText + "\n" + logLine);
    const auto cosigned = cosignNote(checkpointText, "witness.example/audit1", keyOf(9), 1763840000);
    QCOMPARE(formatSignatureLine(*cosigned), witnessLine);
    QCOMPARE(formatVkey(*makeVerifierKey("oversight.example/hub1", KeyType::Ed25519, keyOf(7).publicKey())), logVkey);
    QCOMPARE(formatVkey(*makeVerifierKey("witness.example/audit1", KeyType::Cosignature, keyOf(9).publicKey())),
             witnessVkey);
    const std::vector witnesses = {*parseVkey(witnessVkey)};
    const auto opened = openCheckpoint(checkpointText + "\n" + logLine + witnessLine, *parseVkey(logVkey), witnesses);
    QVERIFY(opened);
    QVERIFY(opened->checkpoint == checkpoint);
    QCOMPARE(opened->signatures.size(), 2U);
    QCOMPARE(opened->signatures[1].cosignedAt, 1763840000U);
    const std::vector<std::string> expected = {
        "O9VcOQcj0F33CbB6fXrVFN3gQY9LMwKk/rYVBcnYHWU=", "Qz06P6cw4h+I5BdekefzfdQmu2o7cXoUTO9/uEGJHB0=",
        "7d/lUHewyhJ3w5xNeBHV8pFdw5H9aur91EpRdz8qC/A=", "QfIGApkkqR+4w1WriR7EQWxY7WrlBmY2jgZHIIwL5YE="};
    const auto proof = consistencyProof(tree, 3, 7);
    const auto inclusion = inclusionProof(tree, 2, 7);
    QCOMPARE(proof->size(), 4U);
    QCOMPARE(inclusion->size(), 3U);
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(toBase64((*proof)[i]), expected[i]);
    }
    QVERIFY(std::equal(inclusion->begin(), inclusion->end(), proof->begin() + 1));
}

void TlogTest::publicExampleNote()
{
    const auto key = parseVkey("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    QVERIFY(key);
    Note note{"This is an example message.\n", {}};
    const Bytes bytes =
        *fromBase64("Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72"
                    "IneyaQM=");
    note.signatures.push_back({"example.com/foo", key->id, Bytes(bytes.begin() + 4, bytes.end())});
    const std::vector keys = {*key};
    QVERIFY(verifyNote(note, keys));
    const auto parsed = parseNote(formatNote(note));
    QVERIFY(parsed && verifyNote(*parsed, keys));
    note.text = "This is an example message,\n";
    QVERIFY(!verifyNote(note, keys));
}

void TlogTest::proofsOfAllSizes()
{
    std::vector<Bytes> data;
    for (int i = 0; i < 70; ++i) {
        data.push_back(toBytes(std::to_string(i)));
    }
    const Leaves tree(data);
    for (std::uint64_t n = 1; n <= 70; ++n) {
        for (std::uint64_t m = 1; m <= n; ++m) {
            const auto inclusion = inclusionProof(tree, m - 1, n);
            QVERIFY(inclusion && verifyInclusion(tree.leaf(m - 1), m - 1, n, *inclusion, tree.root(n)));
            const auto proof = consistencyProof(tree, m, n);
            QVERIFY(proof && verifyConsistency(m, tree.root(m), n, tree.root(n), *proof));
        }
    }
    QVERIFY(!inclusionProof(tree, 70, 70));
    QVERIFY(!consistencyProof(tree, 0, 5));
    QVERIFY(!consistencyProof(tree, 6, 5));
}

void TlogTest::refusesWrongProofs()
{
    const Leaves tree(classicInputs());
    for (std::uint64_t n = 2; n <= 8; ++n) {
        for (std::uint64_t m = 1; m <= n; ++m) {
            auto path = *inclusionProof(tree, m - 1, n);
            const Hash leaf = tree.leaf(m - 1);
            QVERIFY(!verifyInclusion(tree.leaf(m % n), m - 1, n, path, tree.root(n)));
            QVERIFY(!verifyInclusion(leaf, m % n, n, path, tree.root(n)));
            QVERIFY(!verifyInclusion(leaf, n, n, path, tree.root(n)));
            path.push_back(leaf);
            QVERIFY(!verifyInclusion(leaf, m - 1, n, path, tree.root(n)));
            path.resize(path.size() - 2);
            QVERIFY(!verifyInclusion(leaf, m - 1, n, path, tree.root(n)));
            auto proof = *consistencyProof(tree, m, n);
            QVERIFY(!verifyConsistency(m, tree.root(m - 1), n, tree.root(n), proof));
            QVERIFY(!verifyConsistency(m, tree.root(m), n, tree.root(n - 1), proof));
            QVERIFY(!verifyConsistency(0, tree.root(0), n, tree.root(n), proof));
            proof.push_back(leaf);
            QVERIFY(!verifyConsistency(m, tree.root(m), n, tree.root(n), proof));
        }
    }
    QVERIFY(!verifyInclusion(tree.leaf(0), 0, 0, {}, tree.root(0)));
    QVERIFY(!verifyConsistency(3, tree.root(3), 7, tree.root(7), {}));
}

void TlogTest::refusesStrangeNotes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = QByteArray::fromStdString(checkpointText + "\n" + logLine);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no signature") << QByteArray("text\n\n");
    QTest::newRow("no final newline") << good.chopped(1);
    QTest::newRow("carriage return") << QByteArray(good).replace("\n7\n", "\r\n7\n");
    QTest::newRow("not UTF-8") << QByteArray(good).replace("\n7\n", "\n\xff\n");
    QTest::newRow("hyphen for dash") << QByteArray(good).replace("\u2014", "-");
    QTest::newRow("plus in a name") << QByteArray(good).replace("\u2014 o", "\u2014 +o");
    QTest::newRow("base64 broken") << QByteArray(good).replace("FgDE", "Fg!E");
    QTest::newRow("no signature bytes") << QByteArray("text\n\n\u2014 name AAAAAA==\n");
    QTest::newRow("too long") << QByteArray(300000, 'a') + good;
}

void TlogTest::refusesStrangeNotes()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!parseNote(bytes.toStdString()));
}

void TlogTest::refusesStrangeCheckpoints_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no root") << QByteArray("origin\n7\n");
    QTest::newRow("leading zero") << QByteArray::fromStdString(checkpointText).replace("\n7\n", "\n07\n");
    QTest::newRow("negative") << QByteArray::fromStdString(checkpointText).replace("\n7\n", "\n-7\n");
    QTest::newRow("too big") << QByteArray::fromStdString(checkpointText).replace("\n7\n", "\n18446744073709551616\n");
    QTest::newRow("short root") << QByteArray("origin\n7\nAAAA\n");
    QTest::newRow("space in origin") << QByteArray::fromStdString(checkpointText).replace("/hub1", " hub1");
    QTest::newRow("wide space in origin") << QByteArray::fromStdString(checkpointText).replace("/hub1", "\u3000hub1");
    QTest::newRow("empty extension") << QByteArray::fromStdString(checkpointText) + "\nx\n";
    QTest::newRow("cut off") << QByteArray::fromStdString(checkpointText).chopped(1);
}

void TlogTest::refusesStrangeCheckpoints()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseCheckpoint(text.toStdString()));
}

void TlogTest::cosignaturesCountOnce()
{
    const std::vector witnesses = {*parseVkey(witnessVkey)};
    const VerifierKey log = *parseVkey(logVkey);
    const std::string twice = checkpointText + "\n" + logLine + witnessLine + witnessLine;
    QCOMPARE(openCheckpoint(twice, log, witnesses)->signatures.size(), 2U);
    QVERIFY(!openCheckpoint(checkpointText + "\n" + witnessLine, log, witnesses)); // the log itself must sign
    std::string broken = checkpointText + "\n" + logLine + witnessLine;
    broken.replace(broken.find("8LJ7"), 4, "8LJ8");
    QVERIFY(!openCheckpoint(broken, log, witnesses));
    QVERIFY(openCheckpoint(broken, log, {})); // nobody asked for that witness
    std::string otherOrigin = *signCheckpoint({"other.example", 7, {}}, keyOf(7));
    QVERIFY(!openCheckpoint(otherOrigin, log, {}));
    QVERIFY(!parseVkey(logVkey.substr(0, logVkey.size() - 1) + "t"));
    QVERIFY(!parseVkey("oversight.example/hub1+1600c4e4+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"));
}

void TlogTest::policies()
{
    const std::string second = formatVkey(*makeVerifierKey("w2", KeyType::Cosignature, keyOf(10).publicKey()));
    const std::string text = "# who is trusted\nlog " + logVkey + "\nwitness one " + witnessVkey + "\nwitness two " +
                             second + "\ngroup both all one two\ngroup either any one two\n";
    const std::vector<VerifiedSignature> one = {{"witness.example/audit1", 4, 1}};
    const std::vector<VerifiedSignature> two = {{"witness.example/audit1", 4, 1}, {"w2", 4, 1}};
    QVERIFY(!parsePolicy(text));
    QVERIFY(parsePolicy(text + "quorum either\n")->accepts(one));
    QVERIFY(!parsePolicy(text + "quorum both\n")->accepts(one));
    QVERIFY(parsePolicy(text + "quorum both\n")->accepts(two));
    QVERIFY(parsePolicy(text + "quorum none")->accepts({}));
    QVERIFY(!parsePolicy(text + "quorum two\n")->accepts(one));
    QVERIFY(!parsePolicy(text + "quorum nobody\n"));
    QVERIFY(!parsePolicy(text + "group g 3 one two\nquorum g\n"));
    QVERIFY(!parsePolicy(text + "group g 1 one one\nquorum g\n"));
    QVERIFY(!parsePolicy(text + "witness one " + second + "\nquorum one\n"));
    QVERIFY(!parsePolicy("nonsense\n"));
}

void TlogTest::tileNames()
{
    QCOMPARE(tilePath(0, 1234067, 256), std::string("tile/0/x001/x234/067"));
    QCOMPARE(tilePath(3, 0, 17), std::string("tile/3/000.p/17"));
    QCOMPARE(entriesPath(273, 112), std::string("tile/entries/273.p/112"));
    QCOMPARE(widthOf(70000, 0, 272), 256U);
    QCOMPARE(widthOf(70000, 0, 273), 112U);
    QCOMPARE(widthOf(70000, 1, 0), 256U);
    QCOMPARE(widthOf(70000, 1, 1), 17U);
    QCOMPARE(widthOf(70000, 2, 0), 1U);
    QCOMPARE(widthOf(70000, 3, 0), 0U);
    QCOMPARE(widthOf(256, 0, 1), 0U);
    QCOMPARE(widthOf(256, 1, 0), 1U);
}

void TlogTest::entryBundles()
{
    Bytes bundle;
    QVERIFY(appendEntry(bundle, view("one")));
    QVERIFY(appendEntry(bundle, {}));
    QVERIFY(!appendEntry(bundle, Bytes(65536)));
    QCOMPARE(toHex(bundle), std::string("00036f6e650000"));
    QCOMPARE(decodeEntries(bundle, 2)->size(), 2U);
    QVERIFY(!decodeEntries(bundle, 1));
    QVERIFY(!decodeEntries(bundle, 3));
    bundle.pop_back();
    QVERIFY(!decodeEntries(bundle, 2));
}

void TlogTest::storedProofs()
{
    const Leaves tree(ourSeven());
    TlogProof proof{toBytes("x"), 2, *inclusionProof(tree, 2, 7), checkpointText + "\n" + logLine};
    const std::string text = formatTlogProof(proof);
    const auto parsed = parseTlogProof(text);
    QVERIFY(parsed);
    QCOMPARE(formatTlogProof(*parsed), text);
    const VerifierKey log = *parseVkey(logVkey);
    QVERIFY(verifyTlogProof(*parsed, ourSeven()[2], log, {}));
    QVERIFY(!verifyTlogProof(*parsed, ourSeven()[3], log, {}));
    for (std::size_t at = 0; at < text.size(); ++at) { // any flipped bit is refused, in form or in proof
        std::string flipped = text;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        const auto again = parseTlogProof(flipped);
        const bool extraOnly =
            again && again->path == proof.path && again->index == 2 && again->checkpoint == proof.checkpoint;
        QVERIFY2(!again || extraOnly || !verifyTlogProof(*again, ourSeven()[2], log, {}), std::to_string(at).c_str());
        QVERIFY(!parseTlogProof(text.substr(0, at)));
    }
}

QTEST_APPLESS_MAIN(TlogTest)
#include "tlog_test.moc"
