// SPDX-License-Identifier: GPL-3.0-or-later
// The machine's key in a TPM 2.0 (swtpm): a journal opens on its own machine only, and says so in one word elsewhere.
#include <QProcess>
#include <QTest>

#include "terminal/tpm/tpm_vault.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal;
using pishkhan::tpm::TpmVault;

namespace {

/// A TPM of its own, as in another machine. Its state lives as long as it.
class SoftTpm {
public:
    SoftTpm()
    {
        m_process.start("swtpm",
                        {"socket", "--tpm2", "--tpmstate", "dir=" + m_dir.path(), "--ctrl",
                         "type=unixio,path=" + m_dir.filePath("line.ctrl"), "--server",
                         "type=unixio,path=" + m_dir.filePath("line"), "--flags", "not-need-init,startup-clear"});
    }
    ~SoftTpm()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool isReady() const
    {
        return QTest::qWaitFor([this] { return QFile::exists(m_dir.filePath("line.ctrl")); }, 60000);
    }
    std::shared_ptr<const ports::MachineVault> vault() const
    {
        return std::make_shared<TpmVault>("swtpm:path=" + m_dir.filePath("line").toStdString());
    }

private:
    QTemporaryDir m_dir;
    QProcess m_process;
};

} // namespace

class TpmTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TSS2_LOG", "all+NONE");
        QVERIFY(m_own.isReady() && m_other.isReady());
    }

    void givesBackWhatItSealed()
    {
        const Bytes secret(32, 0x5a);
        const auto sealed = m_own.vault()->seal(secret);
        QVERIFY2(sealed, sealed ? "" : sealed.error().what.c_str());
        QVERIFY(std::search(sealed->begin(), sealed->end(), secret.begin(), secret.end()) == sealed->end());
        QVERIFY(*m_own.vault()->unseal(*sealed) == secret);
        QCOMPARE(m_other.vault()->unseal(*sealed).error().kind, ErrorKind::Denied);
    }

    void refusesWhatWasChanged()
    {
        const Bytes sealed = *m_own.vault()->seal(Bytes(32, 1));
        for (std::size_t at = 0; at < sealed.size(); at += 13) {
            Bytes bad = sealed;
            bad[at] ^= 1U;
            QVERIFY(!m_own.vault()->unseal(bad));
        }
        QCOMPARE(m_own.vault()->unseal(Bytes(7, 0)).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(m_own.vault()->seal(Bytes(129, 0)).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(TpmVault("swtpm:path=/nowhere").seal(Bytes(32, 0)).error().kind, ErrorKind::Storage);
    }

    /// The disk in another machine: the log is there and provable, the people in it are not.
    void aCopiedDiskOpensNowhereElse()
    {
        QTemporaryDir folder;
        const test::HandClock clock;
        JournalSettings settings = *test::settingsIn(folder.path().toStdString());
        settings.vaults = {m_own.vault()};
        {
            auto books = SqliteJournal::open(settings, clock);
            QVERIFY2(books, books ? "" : books.error().what.c_str());
            QVERIFY((*books)->append(std::vector{test::caseFact("C1", 1)}));
        }
        const Bytes file = *readFile(settings.machineKeyFile);
        QVERIFY(text(file).starts_with("PKTPM1\n") && file.size() > 64);
        QVERIFY(SqliteJournal::open(settings, clock)); // its own machine, again
        settings.vaults = {m_other.vault()};
        QCOMPARE(SqliteJournal::open(settings, clock).error().kind, ErrorKind::Denied);
        settings.vaults.clear();
        QCOMPARE(SqliteJournal::open(settings, clock).error().kind, ErrorKind::Denied);
    }

    /// Without a TPM the sealed file serves; a TPM that comes later changes nothing about it.
    void aKeyFileServesWithoutOne()
    {
        QTemporaryDir folder;
        const test::HandClock clock;
        JournalSettings settings = *test::settingsIn(folder.path().toStdString());
        QVERIFY(SqliteJournal::open(settings, clock));
        QCOMPARE(readFile(settings.machineKeyFile)->size(), std::size_t{32});
        settings.vaults = {m_own.vault()};
        QVERIFY(SqliteJournal::open(settings, clock));
    }

private:
    SoftTpm m_own, m_other;
};

QTEST_GUILESS_MAIN(TpmTest)
#include "tpm_test.moc"
