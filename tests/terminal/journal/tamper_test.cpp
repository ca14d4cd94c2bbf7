// SPDX-License-Identifier: GPL-3.0-or-later
// Books edited by hand: whatever table is touched, the terminal refuses to open it and the verifier names the place.
#include <QDir>
#include <QFile>
#include <QTest>

#include "terminal/journal/audit.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal;
using namespace pishkhan::journal::test;

class TamperTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void handEdits_data();
    void handEdits();
    void triggersRefuseOrdinaryWrites_data();
    void triggersRefuseOrdinaryWrites();
    void consistentForgeryWithoutTheKey();
    void writerAroundTheLock();
    void notAJournal();

private:
    QTemporaryDir m_root;
    std::string m_good;
    int m_next = 0;
    HandClock m_clock;
    std::string copyOfGood();
};

namespace {

/// A script of a capable hand: take the triggers away, edit, put the very same triggers back.
Status editByHand(const std::string& path, const std::string& sql)
{
    Database database = TRY(Database::openForWriting(path, {}));
    std::vector<std::string> names;
    std::vector<std::string> texts;
    {
        Statement rows =
            TRY(database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid"));
        while (TRY(rows.step()) == Step::Row) {
            names.push_back(rows.text(0));
            texts.push_back(rows.text(1));
        }
    }
    for (const std::string& name : names) {
        TRY(database.exec("DROP TRIGGER " + name));
    }
    TRY(database.exec(sql));
    for (const std::string& text : texts) {
        TRY(database.exec(text));
    }
    return database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace

void TamperTest::initTestCase()
{
    m_good = m_root.filePath("good").toStdString();
    QDir().mkpath(QString::fromStdString(m_good));
    auto opened = openIn(m_good, m_clock);
    QVERIFY(opened);
    SqliteJournal& journal = **opened;
    for (int i = 0; i < 4; ++i) {
        QVERIFY(journal.append(std::vector{officeFact(i), caseFact("C" + std::to_string(i), i)}));
        QVERIFY(i == 3 || journal.closeBatch());
    }
    QVERIFY(journal.markAcknowledged(2));
}

std::string TamperTest::copyOfGood()
{
    const std::string folder = m_root.filePath(QString::number(m_next++)).toStdString();
    QDir().mkpath(QString::fromStdString(folder));
    for (const char* name : {"journal.db", "batch.key", "device.crt", "machine.key"}) {
        QFile::copy(QString::fromStdString(m_good + "/" + name), QString::fromStdString(folder + "/" + name));
    }
    return folder;
}

void TamperTest::handEdits_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<qulonglong>("firstBad"); // 0: found when opened by its owner
    const auto row = [](const char* name, const char* sql, qulonglong firstBad) {
        QTest::newRow(name) << QString(sql) << firstBad;
    };
    const char* swapped = "UPDATE log SET seq = -3 WHERE seq = 3; UPDATE log SET seq = 3 WHERE seq = 4; "
                          "UPDATE log SET seq = 4 WHERE seq = -3";
    row("an event's amount",
        "UPDATE log SET event = CAST(replace(event, x'7368696674', x'7368696675') AS BLOB) WHERE seq = 3", 3);
    row("one byte of an event",
        "UPDATE log SET event = CAST(substr(event, 1, 60) || x'7f' || substr(event, 62) AS BLOB) WHERE seq = 5", 5);
    row("a sealed body", "UPDATE log SET sealed = zeroblob(length(sealed)) WHERE seq = 4", 4);
    row("a sealed body removed", "UPDATE log SET sealed = x'' WHERE seq = 2", 2);
    row("a head", "UPDATE log SET head = zeroblob(32) WHERE seq = 6", 6);
    row("first event deleted", "DELETE FROM log WHERE seq = 1", 1);
    row("middle event deleted", "DELETE FROM log WHERE seq = 4", 4);
    row("last event deleted", "DELETE FROM log WHERE seq = 8", 8);
    row("unsigned tail deleted", "DELETE FROM log WHERE seq > 6", 7);
    row("signed tail deleted", "DELETE FROM log WHERE seq > 5", 6);
    row("everything deleted", "DELETE FROM log", 1);
    row("gap closed by renumbering", "DELETE FROM log WHERE seq = 4; UPDATE log SET seq = seq - 1 WHERE seq > 4", 4);
    row("two events swapped", swapped, 3);
    row("an event repeated", "INSERT INTO log SELECT 9, event, sealed, head FROM log WHERE seq = 8", 9);
    row("a batch deleted", "DELETE FROM batch WHERE first_seq = 3", 3);
    row("last batch deleted", "DELETE FROM batch WHERE first_seq = 5", 0);
    row("all batches deleted", "DELETE FROM batch; UPDATE outbox SET acknowledged = 0", 0);
    row("a batch moved", "UPDATE batch SET first_seq = 4 WHERE first_seq = 3", 3);
    row("a batch signature",
        "UPDATE batch SET leaf = CAST(substr(leaf, 1, length(leaf) - 2) || x'0000' AS BLOB) WHERE first_seq = 3", 3);
    row("a batch cut off", "UPDATE batch SET leaf = substr(leaf, 1, 100) WHERE first_seq = 1", 1);
    row("device renamed", "UPDATE identity SET device = 'T-72009999-02'", 1);
    row("epoch changed", "UPDATE identity SET epoch = 2", 1);
    row("certificate replaced", "UPDATE identity SET certificate = x'3000'", 1);
    row("identity deleted", "DELETE FROM identity", 1);
    row("machine check changed", "UPDATE identity SET machine_check = x'00'", 0);
    row("acknowledged raised", "UPDATE outbox SET acknowledged = 6", 0);
    row("acknowledged lowered", "UPDATE outbox SET acknowledged = 0", 0);
    row("acknowledged beyond signed", "UPDATE outbox SET acknowledged = 8", 9);
    row("outbox head", "UPDATE outbox SET head = zeroblob(32)", 9);
    row("outbox deleted", "DELETE FROM outbox", 9);
    row("a case key deleted", "DELETE FROM case_key WHERE case_id = 'C1'", 4);
    row("a case key renamed", "UPDATE case_key SET case_id = 'C9' WHERE case_id = 'C1'", 4);
    row("two case keys swapped",
        "UPDATE case_key SET wrapped = (SELECT wrapped FROM case_key WHERE case_id = 'C2') WHERE case_id = 'C1'", 0);
    row("a table added", "CREATE TABLE more (x)", 1);
    row("a trigger added", "CREATE TRIGGER more AFTER INSERT ON log BEGIN DELETE FROM draft; END", 1);
    row("a table dropped", "DROP TABLE draft", 1);
}

void TamperTest::handEdits()
{
    QFETCH(QString, sql);
    QFETCH(qulonglong, firstBad);
    const std::string folder = copyOfGood();
    const Status edited = editByHand(folder + "/journal.db", sql.toStdString());
    QVERIFY2(edited, edited ? "" : edited.error().what.c_str());
    const auto opened = openIn(folder, m_clock);
    const auto report = auditJournalFile(folder + "/journal.db", nullptr);
    const bool isWholeForAnyone = report && !report->firstBad;
    const bool lastBatchGone = QString(QTest::currentDataTag()).contains("last batch");
    if (lastBatchGone) {
        // A lost last signature is no lie: the terminal signs the same events again, to the same head.
        QVERIFY(opened && (*opened)->closeBatch());
        return;
    }
    QVERIFY2(!opened, "the terminal opened an edited journal");
    QCOMPARE(isWholeForAnyone, firstBad == 0);
    if (report && report->firstBad) {
        QCOMPARE(*report->firstBad, firstBad);
    }
}

void TamperTest::triggersRefuseOrdinaryWrites_data()
{
    QTest::addColumn<QString>("sql");
    for (const char* sql :
         {"UPDATE log SET head = x''", "DELETE FROM log", "UPDATE batch SET leaf = x''", "DELETE FROM batch",
          "UPDATE identity SET epoch = 9", "DELETE FROM identity", "DELETE FROM outbox", "DELETE FROM case_key",
          "UPDATE case_key SET wrapped = x'01'", "INSERT INTO log VALUES ('x', x'', x'', x'')"}) {
        QTest::newRow(sql) << QString(sql);
    }
}

void TamperTest::triggersRefuseOrdinaryWrites()
{
    QFETCH(QString, sql);
    auto database = Database::openForWriting(copyOfGood() + "/journal.db", {});
    QVERIFY(database);
    const Status done = database->exec(sql.toStdString());
    QVERIFY(!done);
}

/// Every hash recomputed, nothing but the key missing: the signature gives it away.
void TamperTest::consistentForgeryWithoutTheKey()
{
    const std::string folder = copyOfGood();
    {
        // Another device's books, whole in themselves, put in place of ours.
        const std::string other = m_root.filePath("other").toStdString();
        QDir().mkpath(QString::fromStdString(other));
        auto opened = openIn(other, m_clock);
        QVERIFY(opened && (*opened)->append(std::vector(8, officeFact(1))) && (*opened)->closeBatch());
        opened->reset();
        QFile::remove(QString::fromStdString(folder + "/journal.db"));
        QVERIFY(
            QFile::copy(QString::fromStdString(other + "/journal.db"), QString::fromStdString(folder + "/journal.db")));
    }
    QVERIFY(!openIn(folder, m_clock));
    const auto own = crypto::EcdsaPublicKey::fromPem(settingsIn(folder)->certificatePem);
    const auto report = auditJournalFile(folder + "/journal.db", &*own);
    QVERIFY(report && report->firstBad);
    QCOMPARE(*report->firstBad, 1U);
}

void TamperTest::writerAroundTheLock()
{
    const std::string folder = copyOfGood();
    auto opened = openIn(folder, m_clock);
    QVERIFY(opened);
    QVERIFY(editByHand(folder + "/journal.db", "UPDATE outbox SET mac = zeroblob(32)"));
    const auto added = (*opened)->append(std::vector{officeFact(1)});
    QVERIFY(!added && added.error().kind == ErrorKind::Integrity);
    QCOMPARE((*opened)->lastSequence(), 8U);
}

void TamperTest::notAJournal()
{
    const std::string path = m_root.filePath("text").toStdString();
    QVERIFY(writeFileDurably(path, view("this is no database at all, only a line of text"), FileAccess::Readable));
    const auto report = auditJournalFile(path, nullptr);
    QVERIFY(!report && report.error().kind == ErrorKind::Integrity);
    QVERIFY(!auditJournalFile(path + "-nowhere", nullptr));
}

QTEST_APPLESS_MAIN(TamperTest)
#include "tamper_test.moc"
