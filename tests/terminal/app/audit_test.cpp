// SPDX-License-Identifier: GPL-3.0-or-later
// The background auditor over a real journal: sound books stay quiet; rows edited, cut off or exchanged under the running program become an
// integrity alarm, an entry of its own, and no fee service is taken any more.
#include <QTest>
#include <sqlite3.h>

#include "terminal/app/audit_watch.h"
#include "terminal/journal/file_auditor.h"
#include "tests/terminal/app/office_day.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::test;
namespace command = pishkhan::domain::counter::command;

namespace {

class AtOnce final : public ports::Executor, public ports::Worker {
public:
    void post(std::function<void()> task) override { task(); }
    void run(std::function<void()> task) override { task(); }
};

struct Office {
    QTemporaryDir dir;
    ActorPki pki;
    journal::test::HandClock clock;
    std::unique_ptr<journal::SqliteJournal> books;
    std::optional<app::Counter> counter;
    OutsideWorld world;
    AtOnce now;
    std::optional<journal::FileAuditor> auditor;
    app::Lanes lanes;
    std::optional<app::Loop> loop;
    std::optional<app::AuditWatch> watch;
    std::string path;

    Status open()
    {
        auto settings = TRY(journal::test::settingsIn(dir.path().toStdString()));
        settings.authorityPem = pki.pem("ca");
        path = settings.path;
        books = TRY(journal::SqliteJournal::open(settings, clock));
        counter.emplace(TRY(app::Counter::open(*books, clock)));
        TRY(OfficeDay(*books, *counter, world, pki).work(1));
        auditor.emplace(*books, path, settings.authorityPem);
        lanes.auditor = {&*auditor, &now};
        loop.emplace(app::Loop{*counter, now, clock, [](const Error&) {}, [] {},
                               [](const std::string&, const std::string&, const std::string&) {}});
        watch.emplace(*loop, lanes);
        return {};
    }
    /// What somebody with the file and a shell does.
    Status edit(const char* sql) const
    {
        sqlite3* file = nullptr;
        char* why = nullptr;
        const bool done = sqlite3_open(path.c_str(), &file) == SQLITE_OK &&
                          sqlite3_db_config(file, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr) == SQLITE_OK &&
                          sqlite3_exec(file, sql, nullptr, nullptr, &why) == SQLITE_OK;
        const std::string text = why == nullptr ? "" : why;
        sqlite3_free(why);
        sqlite3_close(file);
        return done ? Status() : makeError(ErrorKind::Storage, text, "shell");
    }
};

} // namespace

class AuditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void soundBooksStayQuiet()
    {
        Office office;
        QVERIFY(office.open());
        const std::uint64_t before = office.books->lastSequence();
        office.watch->look();
        QCOMPARE(office.watch->view().problem, std::string());
        QCOMPARE(office.watch->view().events, before);
        QVERIFY(office.watch->view().at.ms > 0);
        QCOMPARE(office.books->lastSequence(), before); // an auditor never writes
    }

    void whatIsEditedUnderARunningProgramIsFound_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("a sealed part") << QByteArray("UPDATE log SET sealed = zeroblob(length(sealed)) WHERE seq = "
                                                     "(SELECT min(seq) FROM log WHERE length(sealed) > 0)");
        QTest::newRow("an event") << QByteArray("UPDATE log SET event = zeroblob(length(event)) WHERE seq = 5");
        QTest::newRow("a head") << QByteArray("UPDATE log SET head = zeroblob(32) WHERE seq = 5");
        QTest::newRow("an event taken out") << QByteArray("DELETE FROM log WHERE seq = 5");
        QTest::newRow("a signature") << QByteArray("UPDATE batch SET leaf = zeroblob(length(leaf))");
    }
    void whatIsEditedUnderARunningProgramIsFound()
    {
        QFETCH(QByteArray, sql);
        Office office;
        QVERIFY(office.open());
        const Status edited = office.edit(
            ("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'; PRAGMA writable_schema = RESET; " +
             sql)
                .constData());
        QVERIFY2(edited, edited ? "" : edited.error().what.c_str());
        office.watch->look();
        QVERIFY(!office.watch->view().problem.empty());
        QVERIFY(office.counter->state().alarm);
        QCOMPARE(office.counter->state().alarmCheck, std::string("journal"));
        office.watch->look();
        const std::uint64_t after = office.books->lastSequence();
        office.watch->look();
        QCOMPARE(office.books->lastSequence(), after); // one alarm says enough
    }

    /// The file of yesterday in the place of today's is sound by itself.
    void aSoundFileThatIsNotOursIsFound()
    {
        Office office;
        QVERIFY(office.open());
        QTemporaryDir elsewhere;
        const std::string copy = elsewhere.filePath(QStringLiteral("journal.db")).toStdString();
        QVERIFY(office.edit(("VACUUM INTO '" + copy + "'").c_str()));
        QVERIFY(OfficeDay(*office.books, *office.counter, office.world, office.pki).work(2));
        journal::FileAuditor other(*office.books, copy, office.pki.pem("ca"));
        office.lanes.auditor = {&other, &office.now};
        office.watch->look();
        QCOMPARE(office.watch->view().problem, std::string("books-differ"));
        QVERIFY(office.counter->state().alarm);
    }

    void theAlarmStopsFeesUntilAManagerSawIt()
    {
        Office office;
        QVERIFY(office.open());
        QVERIFY(office.edit("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'"));
        office.watch->look();
        QVERIFY(office.counter->state().alarm);
        QVERIFY(office.counter->handle(command::SignIn{"manager-1", "manager", true}));
        QVERIFY(office.counter->handle(command::AcknowledgeAlarm{"made up"}));
        office.watch->look(); // what is still wrong is said again
        QVERIFY(office.counter->state().alarm);
    }
};

QTEST_GUILESS_MAIN(AuditTest)
#include "audit_test.moc"
