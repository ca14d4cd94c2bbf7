// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway against the real agency emulator in its own process: inquiries, submission once and twice, progress, and
// an agency that is down, slow, refusing, broken or gone.
#include <QtTest>

#include "sync/uplink/http_inquiry_gateway.h"
#include "tests/sync/gateway/started_server.h"

using namespace pishkhan;
using namespace pishkhan::uplink;

class AgencyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        startAgency();
        QVERIFY(!m_agency->port().empty());
    }
    void init() { setFault("none"); }

    void identities_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("birthDate");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* code, const char* birth, const char* reason) {
            QTest::newRow(name) << QString::fromUtf8(code) << QString::fromUtf8(birth) << QString::fromUtf8(reason);
        };
        row("verified", "9991234561", "1365/04/12", "");
        row("any birth date of a generated card", "9998000015", "1370/01/01", "not-found");
        row("another birth date", "9991234561", "1365/04/13", "invalid-birth-date");
        row("unknown", "9000000114", "1365/04/12", "not-found");
        row("dead", "9990000131", "1320/06/25", "deceased");
        row("certificate differs", "8887654328", "1365/04/12", "invalid-certificate-number");
        row("unknown error", "9999999980", "1365/04/12", "unknown-error");
    }
    void identities()
    {
        QFETCH(QString, code);
        QFETCH(QString, birthDate);
        QFETCH(QString, reason);
        const auto answer = gateway()->verifyIdentity({code.toStdString(), birthDate.toStdString()}, purpose());
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().what.c_str());
        QCOMPARE(QString::fromStdString(answer->reason), reason);
        QCOMPARE(answer->verdict == ports::IdentityVerdict::Verified, reason.isEmpty());
        QCOMPARE(answer->firstName.empty(), !reason.isEmpty());
    }

    void theSameCaseHasOneTrackingCode()
    {
        auto line = gateway();
        const auto first = line->submit(submission("case-1"), purpose());
        const auto again = line->submit(submission("case-1"), purpose());
        const auto other = line->submit(submission("case-2"), purpose());
        QVERIFY(first && again && other);
        QCOMPARE(*first, *again);
        QVERIFY(*first != *other && first->size() == 14);
    }

    void theBooksOutliveTheProcess()
    {
        const auto before = gateway()->submit(submission("case-3"), purpose());
        m_agency->kill();
        const auto down = gateway()->submit(submission("case-3"), purpose());
        QVERIFY(!down && down.error().kind == ErrorKind::Disconnected);
        startAgency();
        QCOMPARE(*gateway()->submit(submission("case-3"), purpose()), *before);
    }

    void progressGrows()
    {
        auto line = gateway();
        const auto code = line->submit(submission("case-4"), purpose());
        auto progress = line->progress(*code);
        QVERIFY(progress && progress->found);
        QCOMPARE(progress->stages.size(), std::size_t(1));
        QVERIFY(!progress->state.empty() && progress->stages[0].at.size() == 24);
        post("/control/advance", R"({"trackingCode":")" + *code + R"("})");
        progress = line->progress(*code);
        QCOMPARE(progress->stages.size(), std::size_t(2));
        QCOMPARE(progress->state, progress->stages[1].title);
        for (const char* unknown : {"12345678901234", "", "../control/books", "a b"}) {
            const auto none = line->progress(unknown);
            QVERIFY(none && !none->found);
        }
    }

    void whatTheAgencyDoesNotTake()
    {
        auto incomplete = submission("case-5");
        incomplete.applicant.clear();
        QCOMPARE(gateway()->submit(incomplete, purpose()).error().kind, ErrorKind::Refused);
        QCOMPARE(gateway()->verifyIdentity({"9991234561", "1365/04/12"}, {}).error().kind, ErrorKind::Refused);
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<int>("kind");
        QTest::newRow("down") << QByteArray("down") << int(ErrorKind::Disconnected);
        QTest::newRow("slow") << QByteArray("slow") << int(ErrorKind::Timeout);
        QTest::newRow("refuse") << QByteArray("refuse") << int(ErrorKind::Denied);
        QTest::newRow("error") << QByteArray("error") << int(ErrorKind::Protocol);
        QTest::newRow("garbage") << QByteArray("garbage") << int(ErrorKind::Protocol);
    }
    void faults()
    {
        QFETCH(QByteArray, mode);
        QFETCH(int, kind);
        auto line = gateway();
        QVERIFY(line->verifyIdentity({"9991234561", "1365/04/12"}, purpose()).has_value());
        setFault(mode.toStdString());
        QCOMPARE(int(line->verifyIdentity({"9991234561", "1365/04/12"}, purpose()).error().kind), kind);
        QCOMPARE(int(line->submit(submission("case-6"), purpose()).error().kind), kind);
        QCOMPARE(int(line->progress("12345678901234").error().kind), kind);
        setFault("none"); // the same line works again by itself
        QVERIFY(line->verifyIdentity({"9991234561", "1365/04/12"}, purpose()).has_value());
    }

    void stopped()
    {
        auto line = gateway();
        line->stop();
        QCOMPARE(line->progress("12345678901234").error().kind, ErrorKind::Disconnected);
    }

private:
    void startAgency()
    {
        m_agency = std::make_unique<StartedServer>(
            QStringLiteral(SOURCE_ROOT "/drivers/emulators/agency/agency.py"),
            QStringList{QStringLiteral("--books"), m_folder.filePath(QStringLiteral("books.json"))});
    }
    HttpsSettings settings() const
    {
        HttpsSettings here;
        here.baseUrl = "http://127.0.0.1:" + m_agency->port();
        here.plainHttp = PlainHttp::LoopbackOnly;
        here.timeout = Milliseconds(1500);
        return here;
    }
    std::unique_ptr<HttpInquiryGateway> gateway() const
    {
        auto opened = HttpInquiryGateway::open(settings());
        return opened ? std::move(*opened) : nullptr;
    }
    void post(const std::string& path, const std::string& body) const
    {
        const auto client = HttpsClient::open(settings());
        const auto answer = (*client)->post(path, "application/json", view(body));
        QVERIFY(answer && answer->status == 200);
    }
    void setFault(const std::string& mode) const
    {
        post("/control/faults", R"({"mode":")" + mode + R"(","delayMs":20000})");
    }
    static ports::InquiryPurpose purpose() { return {"civil-registration", "1101", "case", "72001234", "clerk"}; }
    static ports::CaseSubmission submission(const std::string& id)
    {
        return {id, "1405.1", "72001234-050901-01-00001-6",
                "", 2244750,  {{"nationalCode", "9991234561"}, {"postalCode", "1193653471"}}};
    }
    QTemporaryDir m_folder;
    std::unique_ptr<StartedServer> m_agency;
};

QTEST_GUILESS_MAIN(AgencyTest)
#include "agency_test.moc"
