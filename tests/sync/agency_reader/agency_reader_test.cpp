// SPDX-License-Identifier: GPL-3.0-or-later
// A case's personal fields on their way to the agency: our reader, openssl's own, everybody else, and after erasure.
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "sync/agency_reader/open_case.h"
#include "sync/verify/pack_check.h"
#include "terminal/evidence/evidence_pack.h"
#include "terminal/journal/audit.h"
#include "terminal/journal/case_extract.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;

namespace {

/// The report is not looked at here.
class BlankPage final : public ports::EvidenceRenderer {
public:
    Result<Bytes> evidencePdf(const ports::EvidenceReport&) const override { return toBytes("%PDF-"); }
};

std::string shell(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60000);
    return process.exitCode() == 0 ? process.readAllStandardOutput().toStdString() : std::string();
}

} // namespace

class AgencyReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theAgencyReads();
    void opensslReadsToo();
    void nobodyElseReads();
    void changedKeysAreNoticed();
    void erasureIsARecordedFact();

private:
    QTemporaryDir m_dir;
    Bytes m_pack;
    std::string at(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)).toStdString(); }
    QString path(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    agency_reader::AgencyKey key(const char* agency) const
    {
        const auto certificate = readFile(at(agency) + ".pem");
        const auto secret = readFile(at(agency) + ".key");
        return {std::string(text(*certificate)), std::string(text(*secret))};
    }
    Result<std::unique_ptr<journal::SqliteJournal>> books(const ports::Clock& clock) const;
    Result<Bytes> pack() const;
    wire::EventRecord keyEvent() const;
};

Result<std::unique_ptr<journal::SqliteJournal>> AgencyReaderTest::books(const ports::Clock& clock) const
{
    journal::JournalSettings settings = TRY(journal::test::settingsIn(m_dir.path().toStdString()));
    const std::string certificate(text(TRY(readFile(at("taxes.pem")))));
    settings.agencyCertificate = [certificate](const std::string& agency) {
        return agency == "taxes" ? certificate : std::string();
    };
    return journal::SqliteJournal::open(std::move(settings), clock);
}

Result<Bytes> AgencyReaderTest::pack() const
{
    evidence::EvidenceOrder order;
    order.journalFile = at("journal.db");
    order.caseId = "C1";
    order.out = at("pack.tar");
    order.certificatePem = std::string(text(TRY(readFile(at("device.crt")))));
    const crypto::EcdsaKey device = TRY(crypto::EcdsaKey::load(at("batch.key")));
    TRY(evidence::exportEvidencePack(order, device, BlankPage()));
    return readFile(at("pack.tar"));
}

wire::EventRecord AgencyReaderTest::keyEvent() const
{
    const auto extract = journal::extractCase({at("journal.db"), "C1", "none"});
    for (const wire::EventRecord& event : extract->events) {
        if (event.kind == "case-key") {
            return event;
        }
    }
    return {};
}

void AgencyReaderTest::initTestCase()
{
    for (const char* agency : {"taxes", "other"}) {
        const QString name = QString::fromLatin1(agency);
        QCOMPARE(QProcess::execute("openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                                               "-nodes", "-subj", "/CN=" + name, "-days", "30", "-keyout",
                                               m_dir.filePath(name + ".key"), "-out", m_dir.filePath(name + ".pem")}),
                 0);
    }
    const journal::test::HandClock clock;
    const auto journal = books(clock);
    QVERIFY2(journal, journal ? "" : journal.error().what.c_str());
    const std::vector facts = {journal::test::officeFact(1), journal::test::caseFact("C1", 1),
                               journal::test::caseFact("C1", 2), journal::test::caseFact("C2", 3)};
    const auto appended = (*journal)->append(facts);
    QVERIFY(appended);
    QCOMPARE(appended->size(), facts.size()); // the journal's own facts are not the caller's
    QCOMPARE((*journal)->lastSequence(), 6U); // one case-key event a case
    int replayed = 0;
    QVERIFY((*journal)->replay([&](const ports::JournalEvent& event) -> Status {
        ++replayed;
        return event.entry.kind == "case-key" ? makeError(ErrorKind::Integrity, "shown", "test") : Status();
    }));
    QCOMPARE(replayed, 4);
    QVERIFY((*journal)->closeBatch());
    m_pack = *pack();
}

void AgencyReaderTest::theAgencyReads()
{
    const std::string trust(text(*readFile(at("device.crt"))));
    QVERIFY(verify::checkPackBytes(m_pack, trust, {}).valid);
    QVERIFY(text(m_pack).find("9990000000") == std::string_view::npos);
    const auto facts = agency_reader::openCase(m_pack, key("taxes"));
    QVERIFY2(facts, facts ? "" : facts.error().what.c_str());
    QCOMPARE(facts->size(), 2U);
    QCOMPARE(valueOf((*facts)[0].personal, "national-code"), std::string_view("9990000000"));
    const std::string told = shell(BINARY_ROOT "/bin/pishkhan-open-case",
                                   {path("pack.tar"), "--certificate", path("taxes.pem"), "--key", path("taxes.key")});
    QVERIFY(told.find("9990000000") != std::string::npos);
}

void AgencyReaderTest::opensslReadsToo()
{
    const wire::EventRecord event = keyEvent();
    const auto cms = fromBase64(valueOf(event.clear, "cms"));
    QVERIFY(cms && writeFileDurably(at("key.cms"), *cms, FileAccess::Readable));
    const std::string plain = shell("openssl", {"cms", "-decrypt", "-inform", "DER", "-binary", "-in", path("key.cms"),
                                                "-recip", path("taxes.pem"), "-inkey", path("taxes.key")});
    QCOMPARE(plain.size(), 64U);
    QCOMPARE(toBase64(view(plain.substr(32))), std::string(valueOf(event.clear, "commitment")));
    const std::string form =
        shell("openssl", {"cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", path("key.cms")});
    QVERIFY(form.find("authEnvelopedData") != std::string::npos && form.find("aes-256-gcm") != std::string::npos);
}

void AgencyReaderTest::nobodyElseReads()
{
    QCOMPARE(agency_reader::openCase(m_pack, key("other")).error().kind, ErrorKind::Refused);
    agency_reader::AgencyKey mixed = key("taxes");
    mixed.privateKeyPem = key("other").privateKeyPem;
    QVERIFY(!agency_reader::openCase(m_pack, mixed));
    QVERIFY(!agency_reader::openCase(toBytes("no pack"), key("taxes")));
    QCOMPARE(QProcess::execute(BINARY_ROOT "/bin/pishkhan-open-case",
                               {path("pack.tar"), "--certificate", path("other.pem"), "--key", path("other.key")}),
             1);
}

void AgencyReaderTest::changedKeysAreNoticed()
{
    Bytes bad = m_pack;
    const std::string commitment(valueOf(keyEvent().clear, "commitment"));
    const std::size_t place = text(bad).find(commitment);
    QVERIFY(place != std::string_view::npos);
    bad[place + 3] = bad[place + 3] == 'A' ? 'B' : 'A';
    QCOMPARE(agency_reader::openCase(bad, key("taxes")).error().kind, ErrorKind::Integrity);
}

void AgencyReaderTest::erasureIsARecordedFact()
{
    const journal::test::HandClock clock;
    {
        const auto journal = books(clock);
        QVERIFY((*journal)->eraseCase({"C1", "taxes", "ماده ۱۲", "manager1", "manager2"}));
        QVERIFY((*journal)->closeBatch());
    }
    const auto report = journal::auditJournalFile(at("journal.db"), nullptr);
    QVERIFY(report && !report->firstBad);
    QCOMPARE(report->size, 7U);
    const auto journal = books(clock); // opens, and its personal fields of C1 are gone
    int erased = 0;
    QVERIFY((*journal)->replay([&](const ports::JournalEvent& event) -> Status {
        erased += event.personalErased ? 1 : 0;
        return {};
    }));
    QCOMPARE(erased, 2);
    const auto after = pack();
    const std::string trust(text(*readFile(at("device.crt"))));
    const verify::Verdict verdict = verify::checkPackBytes(*after, trust, {});
    QVERIFY2(verdict.valid, verdict.reason.c_str());
    const auto extract = journal::extractCase({at("journal.db"), "C1", "none"});
    const wire::EventRecord& last = extract->events.back();
    QCOMPARE(last.kind, std::string("case-erased"));
    QCOMPARE(valueOf(last.clear, "confirmedBy"), std::string_view("manager2"));
}

QTEST_GUILESS_MAIN(AgencyReaderTest)
#include "agency_reader_test.moc"
