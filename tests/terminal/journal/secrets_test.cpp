// SPDX-License-Identifier: GPL-3.0-or-later
// What opens the personal fields, and what no longer does: the key apart from the books, the copied folder, the cloned
// disk, and destroyed keys looked for in every byte of every file of the books.
#include <QDir>
#include <QFile>
#include <QTest>
#include <unistd.h>

#include "terminal/journal/host_vault.h"
#include "terminal/journal/machine_facts.h"
#include "terminal/journal/sqlite_db.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal;
using namespace pishkhan::journal::test;

class SecretsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBooksAloneOpenNothing();
    void anUnsealedKeyIsSealed();
    void aClonedDiskIsNoticed();
    void vaultsRefuse();
    void machineFactsLeaveOutWhatTellsNothing();
    void aDestroyedKeyIsInNoFile_data();
    void aDestroyedKeyIsInNoFile();
    void aReaderInTheWay();
    void droppedDraftsAreInNoFile();

private:
    QTemporaryDir m_root;
    HandClock m_clock;
    int m_next = 0;

    QString place(const QString& name) const { return m_root.filePath(QString::number(m_next) + "/" + name); }
    std::string newBooks()
    {
        ++m_next;
        QDir().mkpath(place("books"));
        return place("books").toStdString();
    }
    std::shared_ptr<HostVault> vault(const char* secret = "host/secret", const char* sys = "sys") const
    {
        return std::make_shared<HostVault>(HostPlace{place(secret).toStdString(), place(sys).toStdString()});
    }
    void makeCard(const QString& sys, const QString& name, const QByteArray& address, const QString& bus = "pci0",
                  const QByteArray& type = "0") const;
    Result<std::unique_ptr<SqliteJournal>> open(const std::string& folder, std::shared_ptr<HostVault> by)
    {
        JournalSettings settings = TRY(settingsIn(folder));
        settings.vaults = {std::move(by)};
        return SqliteJournal::open(settings, m_clock);
    }
};

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray bytesOf(const Bytes& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// Every byte of the books: the file, its WAL, whatever else lies there.
QByteArray everything(const std::string& folder)
{
    QByteArray out;
    for (const QString& name : QDir(QString::fromStdString(folder)).entryList(QDir::Files)) {
        out += read(QString::fromStdString(folder) + "/" + name);
    }
    return out;
}

/// The wrapped keys by case, as they lie in the file.
std::map<std::string, QByteArray> wrappedKeys(const std::string& folder)
{
    std::map<std::string, QByteArray> out;
    const auto database = Database::openForReading(folder + "/journal.db");
    auto rows = database->prepare("SELECT case_id, wrapped FROM case_key");
    while (*rows->step() == Step::Row) {
        out[rows->text(0)] = bytesOf(rows->blob(1));
    }
    return out;
}

} // namespace

void SecretsTest::makeCard(const QString& sys, const QString& name, const QByteArray& address, const QString& bus,
                           const QByteArray& type) const
{
    const QString card = place(sys) + "/class/net/" + name;
    const QString device = place(sys) + "/devices/" + bus + "/" + name;
    QDir().mkpath(device);
    write(card + "/address", address + "\n");
    write(card + "/addr_assign_type", type + "\n");
    QFile::link(device, card + "/device");
}

void SecretsTest::theBooksAloneOpenNothing()
{
    const std::string books = newBooks();
    {
        auto journal = open(books, vault());
        QVERIFY2(journal, journal ? "" : journal.error().what.c_str());
        QVERIFY((*journal)->append(std::vector{caseFact("C1", 1)}));
        QVERIFY((*journal)->isOnItsMachine());
    }
    QCOMPARE(QFile(place("host/secret")).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(read(place("books/machine.key")).startsWith("PKHOST1\n"));
    QVERIFY(open(books, vault()));
    QCOMPARE(open(books, vault("thief/secret")).error().kind, ErrorKind::Denied); // the folder without the secret
    QVERIFY(!QFile::exists(place("thief/secret")));                               // and none is made for it
    write(place("thief/secret"), QByteArray(32, 'x'));
    QFile::setPermissions(place("thief/secret"), QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(open(books, vault("thief/secret")).error().kind, ErrorKind::Denied); // with one of his own
    JournalSettings bare = *settingsIn(books);
    QCOMPARE(SqliteJournal::open(bare, m_clock).error().kind, ErrorKind::Denied); // with no vault at all
    QVERIFY(QFile::setPermissions(place("host/secret"), QFile::ReadOwner | QFile::ReadOther));
    QCOMPARE(open(books, vault()).error().kind, ErrorKind::Denied); // a secret that others may read is none
}

/// Books of an older program kept the key in clear beside them.
void SecretsTest::anUnsealedKeyIsSealed()
{
    const std::string books = newBooks();
    {
        auto journal = openIn(books, m_clock);
        QVERIFY(journal && (*journal)->append(std::vector{caseFact("C1", 1)}));
    }
    const QByteArray plain = read(place("books/machine.key"));
    QCOMPARE(plain.size(), 32);

    QVERIFY(::link(place("books/machine.key").toLocal8Bit(), place("old-inode").toLocal8Bit()) == 0);
    QVERIFY(open(books, vault()));
    QVERIFY(read(place("books/machine.key")).startsWith("PKHOST1\n"));
    QVERIFY(!read(place("books/machine.key")).contains(plain));
    QCOMPARE(read(place("old-inode")), QByteArray(32, '\0')); // the old file's own bytes are gone too
    auto again = open(books, vault());
    QVERIFY(again);
    std::size_t personal = 0;
    QVERIFY((*again)->replay([&](const ports::JournalEvent& event) {
        personal += event.entry.personal.size();
        return Status();
    }));
    QCOMPARE(personal, 2U);
}

void SecretsTest::aClonedDiskIsNoticed()
{
    const std::string books = newBooks();
    makeCard("sys", "eth0", "52:54:00:aa:bb:01");
    makeCard("sys", "eth1", "52:54:00:aa:bb:02");
    QVERIFY((*open(books, vault()))->isOnItsMachine());
    makeCard("half", "eth0", "52:54:00:aa:bb:02"); // one of two cards was replaced
    QVERIFY((*open(books, vault("host/secret", "half")))->isOnItsMachine());
    makeCard("other", "eth0", "52:54:00:cc:dd:01"); // the whole disk, secret and all, in another machine
    {
        auto clone = open(books, vault("host/secret", "other"));
        QVERIFY(clone && !(*clone)->isOnItsMachine());
        QVERIFY((*clone)->settleOnThisMachine()); // a person has looked
        QVERIFY((*clone)->isOnItsMachine());
    }
    QVERIFY((*open(books, vault("host/secret", "other")))->isOnItsMachine());
    QVERIFY(!(*open(books, vault()))->isOnItsMachine());
}

void SecretsTest::vaultsRefuse()
{
    newBooks();
    makeCard("sys", "eth0", "52:54:00:aa:bb:01");
    const Bytes sealed = *vault()->seal(Bytes(32, 7));
    QVERIFY(*vault()->unseal(sealed) == Bytes(32, 7));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        Bytes bad = sealed;
        bad[at] ^= 1U;
        QVERIFY2(!vault()->unseal(bad), std::to_string(at).c_str());
        QVERIFY(!vault()->unseal(ByteView(sealed).first(at)));
    }
    QCOMPARE(vault()->unseal({}).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(vault()->seal({}).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(vault()->seal(Bytes(129, 0)).error().kind, ErrorKind::InvalidInput);
    write(place("short/secret"), "short");
    QFile::setPermissions(place("short/secret"), QFile::ReadOwner);
    QCOMPARE(vault("short/secret")->seal(Bytes(32, 7)).error().kind, ErrorKind::InvalidInput);
}

void SecretsTest::machineFactsLeaveOutWhatTellsNothing()
{
    newBooks();
    QVERIFY(machineFacts(place("none").toStdString()).empty());
    makeCard("sys", "eth0", "52:54:00:aa:bb:01");
    makeCard("sys", "usb0", "52:54:00:aa:bb:02", "pci0/usb1");
    makeCard("sys", "wlan0", "52:54:00:aa:bb:03", "pci0", "3");
    makeCard("sys", "eth9", "00:00:00:00:00:00");
    write(place("sys/class/dmi/id/product_uuid"), "00000000-0000-0000-0000-000000000000\n");
    QCOMPARE(machineFacts(place("sys").toStdString()), std::vector<std::string>{"net 52:54:00:aa:bb:01"});
    write(place("sys/class/dmi/id/product_uuid"), "99900000-1111-2222-3333-444444444444\n");
    QCOMPARE(machineFacts(place("sys").toStdString()).size(), 2U);
}

/// Many cases, so that the pages of the key table split and move: a destroyed key may lie on no page, free or used.
void SecretsTest::aDestroyedKeyIsInNoFile_data()
{
    QTest::addColumn<int>("cases");
    QTest::addColumn<int>("every");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("one page") << 30 << 2;
    QTest::newRow("many pages") << 1500 << 37;
    QTest::newRow("all of many") << 90 << 1;
}

void SecretsTest::aDestroyedKeyIsInNoFile()
{
    QFETCH(int, cases);
    QFETCH(int, every);
    const std::string books = newBooks();
    std::map<std::string, QByteArray> before;
    std::vector<std::string> erased;
    {
        auto journal = openIn(books, m_clock);
        QVERIFY(journal);
        std::vector<ports::JournalEntry> facts;
        for (int i = 0; i < cases; ++i) { // not in the order of their names: pages split in the middle
            facts.push_back(caseFact("C" + std::to_string((i * 7919) % cases), i));
        }
        QVERIFY((*journal)->append(facts));
        before = wrappedKeys(books);
        QCOMPARE(static_cast<int>(before.size()), cases);
        for (int i = 0; i < cases; i += every) {
            erased.push_back("C" + std::to_string(i));
            const auto done = (*journal)->eraseCase({erased.back(), "taxes", "ماده ۱۲", "manager1", "manager2"});
            QVERIFY(done && *done == Erased::Everywhere);
        }
        const QByteArray living = everything(books); // while the program runs
        for (const std::string& id : erased) {
            QVERIFY2(!living.contains(before[id]), id.c_str());
        }
    }
    const QByteArray closed = everything(books);
    for (const auto& [id, wrapped] : before) {
        const bool gone = std::find(erased.begin(), erased.end(), id) != erased.end();
        QCOMPARE(closed.contains(wrapped), !gone);
    }
}

/// Somebody reads the books (an export, the verifier) while a case is erased: it is said, and mended by the next opening.
void SecretsTest::aReaderInTheWay()
{
    const std::string books = newBooks();
    QByteArray key;
    {
        auto journal = openIn(books, m_clock);
        QVERIFY(journal && (*journal)->append(std::vector{caseFact("C1", 1)}));
        key = wrappedKeys(books)["C1"];
        auto reader = Database::openForReading(books + "/journal.db");
        QVERIFY(reader && reader->exec("BEGIN; SELECT count(*) FROM log"));
        const auto done = (*journal)->eraseCase({"C1", "taxes", "ماده ۱۲", "manager1", "manager2"});
        QVERIFY(done && *done == Erased::AtNextOpening);
        QVERIFY(everything(books).contains(key)); // the reader's own moment still needs the page
    }
    auto again = openIn(books, m_clock);
    QVERIFY(again && !everything(books).contains(key));
}

void SecretsTest::droppedDraftsAreInNoFile()
{
    const std::string books = newBooks();
    QList<QByteArray> seen;
    {
        auto journal = openIn(books, m_clock);
        QVERIFY(journal);
        for (int i = 1; i <= 60; ++i) {
            const std::string name = "desk" + std::to_string(i % 5);
            QVERIFY((*journal)->saveDraft(name, {{"text", std::string(static_cast<std::size_t>(i * 97), 'a')}}));
            const auto database = Database::openForReading(books + "/journal.db");
            auto row = database->prepare("SELECT sealed FROM draft WHERE name = ?1");
            row->bind(1, name);
            QVERIFY(*row->step() == Step::Row);
            seen.push_back(bytesOf(row->blob(0)).left(64));
        }
        for (int i = 0; i < 5; ++i) {
            QVERIFY((*journal)->dropDraft("desk" + std::to_string(i)));
        }
    }
    const QByteArray left = everything(books);
    for (const QByteArray& draft : seen) {
        QVERIFY(!left.contains(draft));
    }
}

QTEST_APPLESS_MAIN(SecretsTest)
#include "secrets_test.moc"
