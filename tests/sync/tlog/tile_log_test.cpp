// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's log as files: what is on disk is what the format says, survives reopening, and refuses to fork itself.
#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include "sync/tlog/tile_log.h"
#include "terminal/base/files.h"

using namespace pishkhan;
using namespace pishkhan::tlog;

class TileLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesOfSeventyThousand();
    void goesOnAfterReopening();
    void unpublishedLeavesComeAgain();
    void refusesAForkOfItself();
    void refusesDamagedTiles();
    void refusesAnotherKey();
    void keepsCosignatures();
};

namespace {

const std::string origin = "log.example/test";

Result<std::unique_ptr<TileLog>> openLog(const QTemporaryDir& dir, std::uint8_t seed = 7)
{
    return TileLog::open(dir.path().toStdString(), origin, *crypto::Ed25519Key::fromSeed(Bytes(32, seed)));
}

Bytes leaf(std::uint64_t i)
{
    return toBytes("leaf " + std::to_string(i));
}

bool addUpTo(TileLog& log, std::uint64_t size)
{
    while (log.size() < size) {
        const std::uint64_t next = log.size();
        const auto index = log.append(leaf(next));
        if (!index || *index != next) {
            return false;
        }
    }
    return true;
}

bool has(const QTemporaryDir& dir, const std::string& path, qint64 size)
{
    const QFileInfo file(dir.filePath(QString::fromStdString(path)));
    return file.exists() && file.size() == size;
}

} // namespace

void TileLogTest::filesOfSeventyThousand()
{
    const QTemporaryDir dir;
    auto log = openLog(dir);
    QVERIFY(log && addUpTo(**log, 70000));
    QVERIFY((*log)->publishCheckpoint());
    QVERIFY(has(dir, "tile/0/272", 8192) && has(dir, "tile/0/273.p/112", 112 * 32));
    QVERIFY(has(dir, "tile/1/000", 8192) && has(dir, "tile/1/001.p/17", 17 * 32) && has(dir, "tile/2/000.p/1", 32));
    QVERIFY(!QDir(dir.filePath("tile/3")).exists());
    const FolderTiles store(dir.path().toStdString());
    const TileHashes tree(store, 70000);
    QVERIFY(*rangeRoot(tree, 0, 70000) == *(*log)->rootAt(70000));
    for (const std::uint64_t index : {0U, 255U, 256U, 65535U, 65536U, 69999U}) {
        const auto fromDisk = inclusionProof(tree, index, 70000);
        const auto fromLog = (*log)->inclusionProof(index, 70000);
        QVERIFY(fromDisk && fromLog && *fromDisk == *fromLog);
    }
    const auto proof = (*log)->consistencyProof(300, 70000);
    QVERIFY(proof && verifyConsistency(300, *(*log)->rootAt(300), 70000, *(*log)->rootAt(70000), *proof));
}

void TileLogTest::goesOnAfterReopening()
{
    const QTemporaryDir dir;
    std::string last;
    for (const std::uint64_t size : {1U, 2U, 255U, 256U, 257U, 512U, 700U}) {
        auto log = openLog(dir);
        QVERIFY2(log, log ? "" : log.error().what.c_str());
        QCOMPARE((*log)->checkpoint(), last);
        const std::uint64_t before = (*log)->size();
        QVERIFY(addUpTo(**log, size));
        const auto note = (*log)->publishCheckpoint();
        QVERIFY2(note, note ? "" : note.error().what.c_str());
        last = *note;
        QCOMPARE(*(*log)->publishCheckpoint(), last); // nothing new: the same bytes
        if (before > 0) {
            const auto proof = (*log)->consistencyProof(before, size);
            QVERIFY(verifyConsistency(before, *(*log)->rootAt(before), size, *(*log)->rootAt(size), *proof));
        }
    }
}

void TileLogTest::unpublishedLeavesComeAgain()
{
    const QTemporaryDir dir;
    {
        auto log = openLog(dir);
        QVERIFY(addUpTo(**log, 300));
        QVERIFY((*log)->publishCheckpoint());
        QVERIFY(addUpTo(**log, 600)); // and the power goes
    }
    auto log = openLog(dir);
    QCOMPARE((*log)->size(), 300U);
    QVERIFY(addUpTo(**log, 600));
    QVERIFY((*log)->publishCheckpoint());
}

void TileLogTest::refusesAForkOfItself()
{
    const QTemporaryDir dir;
    {
        auto log = openLog(dir);
        QVERIFY(addUpTo(**log, 10));
        QVERIFY((*log)->publishCheckpoint());
    }
    const QByteArray old = [&] {
        QFile file(dir.filePath("checkpoint"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    {
        auto log = openLog(dir);
        QVERIFY(addUpTo(**log, 20));
        QVERIFY((*log)->publishCheckpoint());
    }
    // The checkpoint of a backup comes back, and other leaves are appended.
    QVERIFY(writeFileDurably(dir.filePath("checkpoint").toStdString(), view(old.toStdString()), FileAccess::Readable));
    auto log = openLog(dir);
    QVERIFY(log);
    for (int i = 0; i < 10; ++i) {
        QVERIFY((*log)->append(toBytes("another " + std::to_string(i))));
    }
    const auto note = (*log)->publishCheckpoint();
    QVERIFY(!note && note.error().kind == ErrorKind::Integrity);
}

void TileLogTest::refusesDamagedTiles()
{
    // Full tiles below the edge are not read at opening; pishkhan-verify reads them all.
    for (const char* path : {"tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44", "checkpoint"}) {
        const QTemporaryDir dir;
        {
            auto log = openLog(dir);
            QVERIFY(addUpTo(**log, 300));
            QVERIFY((*log)->publishCheckpoint());
        }
        const std::string file = dir.filePath(path).toStdString();
        Bytes bytes = *readFile(file);
        bytes[bytes.size() / 2] ^= 4;
        QVERIFY(writeFileDurably(file, bytes, FileAccess::Readable));
        auto log = openLog(dir);
        QVERIFY2(!log, path);
    }
}

void TileLogTest::refusesAnotherKey()
{
    const QTemporaryDir dir;
    QVERIFY((*openLog(dir))->publishCheckpoint()); // an empty log has a checkpoint too
    QVERIFY(!openLog(dir, 8));
    auto log = openLog(dir);
    QVERIFY(log);
    QCOMPARE((*log)->size(), 0U);
}

void TileLogTest::keepsCosignatures()
{
    const QTemporaryDir dir;
    auto log = openLog(dir);
    QVERIFY(addUpTo(**log, 3));
    const std::string bytes = *(*log)->publishCheckpoint();
    const auto witness = *crypto::Ed25519Key::fromSeed(Bytes(32, 9));
    Note note = *parseNote(bytes);
    note.signatures = {*cosignNote(note.text, "witness.example", witness, 1763840000)};
    QVERIFY((*log)->attachCosignatures(note));
    note.signatures = {*cosignNote(note.text, "witness.example", witness, 1763840060)}; // a newer one takes its place
    const auto cosigned = (*log)->attachCosignatures(note);
    QVERIFY(cosigned);
    QCOMPARE(parseNote(*cosigned)->signatures.size(), 2U);
    const std::vector keys = {*makeVerifierKey("witness.example", KeyType::Cosignature, witness.publicKey())};
    QCOMPARE(openCheckpoint(*cosigned, *parseVkey((*log)->vkey()), keys)->signatures.back().cosignedAt, 1763840060U);
    note.text += "x";
    QVERIFY(!(*log)->attachCosignatures(note));
}

QTEST_APPLESS_MAIN(TileLogTest)
#include "tile_log_test.moc"
