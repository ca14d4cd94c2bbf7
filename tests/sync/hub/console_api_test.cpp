// SPDX-License-Identifier: GPL-3.0-or-later
// The console's API over real TLS: who sees what, live pages, sessions, and the index rebuilt to the same bytes.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <map>

#include "tests/sync/hub/hub_world.h"
#include "tests/sync/wire/actor_pki.h"

using namespace pishkhan;
using namespace pishkhan::test;

namespace {

const QString deviceName = QStringLiteral("72000888-1");
constexpr const char* day = "2025-11-22"; // of the events' wall clock

/// Everything that is the other agency's and must not appear in any byte of an answer.
const QByteArrayList canaries = {"canary", "case-b"};

} // namespace

class ConsoleApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_hub.reset(); }
    void signsInAndOut();
    void throttlesWrongPasswords();
    void showsCasesOfOwnAgency();
    void hidesTheOtherAgency_data();
    void hidesTheOtherAgency();
    void countsOnlyOwnCases();
    void showsAuditorsHeadersOnly();
    void statementsBelongToTheirCase();
    void tellsTheOfficeWhoLooked();
    void anAccountEnds();
    void refusesWithoutSession();
    void streamsLiveWithinScope();
    void resumesAfterLastEventId();
    void closesPagesWhenTheSessionEnds();
    void servesTheConsole();
    void rebuildsTheSameAnswers();

private:
    void send(const std::vector<Happening>& happenings);
    void say(const std::string& id, const std::string& about, const std::string& text); ///< the centre, to the counter
    std::string cookieOf(const std::string& user); ///< of one session that lasts through all tests
    std::unique_ptr<HubWorld> m_hub;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<uplink::HttpsClient> m_line;
    std::map<std::string, std::string> m_cookies;
    int m_leaves = 0;
    ActorPki m_actors;
};

void ConsoleApiTest::initTestCase()
{
    m_hub = std::make_unique<HubWorld>();
    m_hub->addDevice(deviceName, "72000888");
    m_hub->addUser("anna", "agency-supervisor", {"--agency", "tax=سازمان مالیات", "--display-name", "ناظر نمونه"});
    m_hub->addUser("boris", "agency-supervisor", {"--agency", "civil"});
    m_hub->addUser("carol", "agency-supervisor", {"--agency", "civil"});
    m_hub->addUser("locked", "agency-supervisor", {"--agency", "tax"});
    m_hub->addUser("nobody", "agency-supervisor", {});
    m_hub->addUser("auditor", "national-auditor", {});
    m_hub->addUser("manager", "office-manager", {"--office", "72000888"});
    m_hub->addUser("dora", "agency-supervisor", {"--agency", "tax=سازمان مالیات", "--display-name", "ناظر دوم"});
    m_hub->addUser("elsewhere", "office-manager", {"--office", "72000999"});
    const QString console = m_hub->folder() + "/console";
    QVERIFY(QDir().mkpath(console + "/assets"));
    for (const char* file : {"/index.html", "/assets/app-1.js"}) {
        QFile page(console + file);
        QVERIFY(page.open(QIODevice::WriteOnly) && page.write("<p>page</p>") > 0);
    }
    m_hub->start({"--console", console});
    m_device = std::make_unique<Device>(deviceName, "72000888");
    m_line = m_hub->client(deviceName);
    send(servedCase("case-a", "tax", "apple"));
    send(servedCase("case-b", "civil", "canary"));
    // The other agency's device might reuse the very name of a case.
    send({{"case-cancelled", "case-a", "civil", {{"reason", "canary"}, {"by", "canary"}}}});
    say("P-1", "case-a", "apple");
    say("P-2", "case-b", "canary");
    say("P-3", "1404/09/01", "canary of the whole office");
    const auto cookie = m_hub->signIn("boris");
    QTRY_COMPARE_WITH_TIMEOUT(m_hub->get("/v1/cases/case-a", cookie).status, 200, 60000);
}

void ConsoleApiTest::say(const std::string& id, const std::string& about, const std::string& text)
{
    wire::Statement what = ActorPki::statement();
    what.device = deviceName.toStdString();
    what.office = "72000888";
    what.id = id;
    what.about = about;
    what.text = text;
    const QString file = m_hub->folder() + "/parcel";
    QVERIFY(
        writeFileDurably(file.toStdString(), wire::encodeParcel(m_actors.sign(what, "central")), FileAccess::Private));
    m_hub->command({"statement", "add", "--data", m_hub->dataFolder(), "--authority",
                    QString::fromStdString(m_actors.path("ca.pem")), file});
}

std::string ConsoleApiTest::cookieOf(const std::string& user)
{
    std::string& cookie = m_cookies[user];
    return cookie.empty() ? cookie = m_hub->signIn(user) : cookie;
}

void ConsoleApiTest::send(const std::vector<Happening>& happenings)
{
    QCOMPARE(m_hub->post(*m_line, m_device->path("batches"), m_device->batch(happenings)).status, 200);
    ++m_leaves;
}

void ConsoleApiTest::signsInAndOut()
{
    const auto cookie = m_hub->signIn("anna");
    QVERIFY(cookie.starts_with("__Host-session="));
    const auto who = m_hub->get("/v1/session", cookie);
    QCOMPARE(who.json["displayName"].toString(), "ناظر نمونه");
    QCOMPARE(who.json["agencies"][0]["title"].toString(), "سازمان مالیات");
    const auto policy = valueOf(who.headers, "content-security-policy");
    QVERIFY(policy.find("default-src 'self'") != std::string_view::npos);
    QCOMPARE(m_hub->call("DELETE", "/v1/session", cookie).status, 204);
    QCOMPARE(m_hub->get("/v1/session", cookie).status, 401);
}

void ConsoleApiTest::throttlesWrongPasswords()
{
    const std::string wrong = R"({"user":"locked","password":"wrong password"})";
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(m_hub->call("POST", "/v1/session", {}, wrong).status, 401);
    }
    const auto reply = m_hub->call("POST", "/v1/session", {}, wrong);
    QCOMPARE(reply.status, 429);
    QVERIFY(!valueOf(reply.headers, "retry-after").empty());
    QVERIFY2(m_hub->signIn("locked").empty(), "even the right password has to wait");
    QVERIFY(!m_hub->signIn("boris").empty());
}

void ConsoleApiTest::showsCasesOfOwnAgency()
{
    const auto cookie = m_hub->signIn("anna");
    const auto list = m_hub->get("/v1/cases", cookie);
    QCOMPARE(list.json["cases"].toArray().size(), 1);
    const auto row = list.json["cases"][0];
    QCOMPARE(row["caseId"].toString(), "case-a");
    QCOMPARE(row["state"].toString(), "closed");
    QCOMPARE(row["amount"].toInteger(), 1450000);
    QCOMPARE(row["payment"].toString() + row["identity"].toString() + row["receiptState"].toString(),
             "paidverifiedprinted");
    QCOMPARE(m_hub->get("/v1/cases?q=T-app", cookie).json["cases"].toArray().size(), 1);
    QCOMPARE(m_hub->get("/v1/cases?q=T-x", cookie).json["cases"].toArray().size(), 0);
    QCOMPARE(m_hub->get("/v1/cases?state=open", cookie).json["cases"].toArray().size(), 0);
    const auto one = m_hub->get("/v1/cases/case-a", cookie);
    QCOMPARE(one.json["events"].toArray().size(), 10); // payment-queried is the office's own business
    QCOMPARE(one.json["events"][0]["sentence"].toString(), "پرونده «خدمت apple» گشوده شد");
    QTRY_COMPARE_WITH_TIMEOUT(m_hub->get("/v1/cases/case-a/proof", cookie).status, 200, 60000);
    QVERIFY(m_hub->get("/v1/cases/case-a/proof", cookie).body.startsWith("c2sp.org/tlog-proof@v1\nindex 0\n"));
}

void ConsoleApiTest::hidesTheOtherAgency_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char* path :
         {"/v1/session", "/v1/events", "/v1/events?latest=500", "/v1/events?from=0.5", "/v1/cases",
          "/v1/cases?q=T-canary", "/v1/cases?q=case-b", "/v1/cases?service=S-canary", "/v1/cases/case-a",
          "/v1/cases/case-b", "/v1/cases/case-b/proof", "/v1/offices", "/v1/summary?date=2025-11-22", "/v1/status",
          "/v1/statements", "/v1/alarms", "/v1/nothing"}) {
        QTest::newRow(path) << QByteArray(path);
    }
}

void ConsoleApiTest::hidesTheOtherAgency()
{
    QFETCH(QByteArray, path);
    for (const char* user : {"anna", "nobody"}) {
        const auto foreign = m_hub->get(path.toStdString(), cookieOf(user));
        for (const QByteArray& canary : canaries) {
            QVERIFY2(!foreign.body.contains(canary), foreign.body.constData());
        }
    }
    // A case of another agency and one that never was are told apart by nothing.
    QByteArray invented = path;
    invented.replace("case-b", "case-z");
    const auto cookie = cookieOf("anna");
    const auto real = m_hub->get(path.toStdString(), cookie);
    const auto never = m_hub->get(invented.toStdString(), cookie);
    QCOMPARE(real.status, never.status);
    QCOMPARE(real.body, never.body);
}

/// The agency reads what is said about its case and the office's answer; of anything else only that something was said.
void ConsoleApiTest::statementsBelongToTheirCase()
{
    send({{"proposal-disputed",
           "case-a",
           "tax",
           {{"proposal", "P-1"},
            {"signer", "markaz-01"},
            {"amount", "-250000"},
            {"reason", "apple reason"},
            {"by", "m"}}}});
    const auto rows = [this](const char* user) {
        return m_hub->get("/v1/statements", cookieOf(user)).json["statements"].toArray();
    };
    QTRY_COMPARE_WITH_TIMEOUT(rows("anna").at(0)["state"].toString(), QString("disputed"), 60000);
    QCOMPARE(rows("anna").at(0)["reason"].toString(), QString("apple reason"));
    QCOMPARE(rows("anna").at(0)["text"].toString(), QString("apple"));
    QCOMPARE(rows("anna").size(), 3);
    for (int i : {1, 2}) {
        QCOMPARE(rows("anna").at(i).toObject().keys(),
                 QStringList({"addedAt", "device", "id", "issuedAt", "office", "signer", "signerKind"}));
    }
    QCOMPARE(rows("boris").at(1)["text"].toString(), QString("canary"));
    QCOMPARE(rows("manager").at(2)["state"].toString(), QString("open"));
    QCOMPARE(rows("manager").at(0)["state"].toString(), QString("disputed"));
    QVERIFY(!rows("auditor").at(0).toObject().contains("text"));
    QCOMPARE(rows("nobody").size(), 0);
}

void ConsoleApiTest::countsOnlyOwnCases()
{
    const auto sums = [this](const char* user) {
        return m_hub->get(std::string("/v1/summary?date=") + day, cookieOf(user)).json;
    };
    const auto anna = sums("anna");
    QCOMPARE(anna["cases"].toInt(), 1);
    QCOMPARE(anna["paidAmount"].toInteger(), 1450000);
    QCOMPARE(anna["services"].toArray().size(), 1);
    QCOMPARE(anna["hours"].toArray().size(), 24);
    QCOMPARE(anna["payments"]["paid"].toInt(), 1);
    QCOMPARE(sums("nobody")["cases"].toInt(), 0);
    QCOMPARE(sums("auditor")["cases"].toInt(), 3);
    QCOMPARE(sums("auditor")["paidAmount"].toInteger(), 2900000);
    QCOMPARE(sums("manager")["closed"].toInt(), 2);
}

void ConsoleApiTest::showsAuditorsHeadersOnly()
{
    const auto cookie = cookieOf("auditor");
    const auto events = m_hub->get("/v1/events?limit=500", cookie);
    QCOMPARE(events.json["events"].toArray().size(), 23);
    for (const char* detail : {"canary", "apple", "case-a", "desk"}) {
        QVERIFY2(!events.body.contains(detail), detail);
    }
    QCOMPARE(m_hub->get("/v1/cases", cookie).status, 403);
    QCOMPARE(m_hub->get("/v1/cases/case-a", cookie).status, 403);
}

/// Access parity (lessons H11), role by role: what somebody saw of an office, that office sees that it was seen, and no other does.
void ConsoleApiTest::tellsTheOfficeWhoLooked()
{
    const auto seen = [this](const char* user) {
        QStringList out;
        for (const auto& one : m_hub->get("/v1/accesses?limit=500", cookieOf(user)).json["accesses"].toArray()) {
            const QJsonObject row = one.toObject();
            QStringList agencies;
            for (const auto& title : row["agencies"].toArray()) {
                agencies.append(title.toString());
            }
            out.append(QStringList({row["who"].toString(), row["role"].toString(), agencies.join(','),
                                    row["action"].toString(), row["caseId"].toString(), row["office"].toString()})
                           .join(' '));
        }
        return out;
    };
    const QString page = "ناظر دوم agency-supervisor سازمان مالیات ";
    const auto before = seen("manager").count(page + "proof case-a 72000888");
    QCOMPARE(before, 0);
    for (const char* path :
         {"/v1/cases", "/v1/cases/case-a", "/v1/cases/case-a", "/v1/cases/case-a/proof", "/v1/events", "/v1/statements",
          "/v1/offices", "/v1/alarms", "/v1/summary", "/v1/cases/case-b"}) {
        static_cast<void>(m_hub->get(path, cookieOf("dora")));
    }
    const QStringList told = seen("manager");
    for (const char* what : {"cases  72000888", "case case-a 72000888", "proof case-a 72000888", "events  72000888",
                             "statements  72000888", "offices  ", "alarms  ", "summary  "}) {
        QVERIFY2(told.count(page + what) == 1, qPrintable(QString(what) + "\n" + told.join("\n"))); // twice is one line
    }
    QVERIFY(told.filter("canary").isEmpty() && told.filter("case-b").filter(page).isEmpty()); // refused is not seen
    QVERIFY(seen("elsewhere").filter("72000888").isEmpty() && seen("elsewhere").contains(page + "offices  "));
    QVERIFY(seen("auditor").contains(page + "case case-a 72000888"));
    QCOMPARE(m_hub->get("/v1/accesses", cookieOf("dora")).status, 403);
    const auto rows = m_hub->get("/v1/accesses", cookieOf("manager")).json["accesses"].toArray();
    const auto twice = std::find_if(rows.begin(), rows.end(),
                                    [](const auto& row) { return row.toObject()["action"].toString() == "case"; });
    QVERIFY(twice != rows.end() && twice->toObject()["times"].toInt() >= 2);
}

void ConsoleApiTest::anAccountEnds()
{
    m_hub->addUser("leaver", "agency-supervisor", {"--agency", "tax=سازمان مالیات"});
    const auto cookie = m_hub->signIn("leaver");
    QCOMPARE(m_hub->get("/v1/session", cookie).status, 200);
    const auto listed = [this] {
        const QByteArray lines = m_hub->command({"user", "list", "--data", m_hub->dataFolder(), "--json"});
        return lines.contains(
            R"({"user":"leaver","displayName":"leaver","role":"agency-supervisor","agencies":["tax"],"offices":[]})");
    };
    QVERIFY(listed());
    m_hub->command({"user", "remove", "leaver", "--data", m_hub->dataFolder()});
    QVERIFY(!listed());
    QCOMPARE(m_hub->get("/v1/session", cookie).status, 401);
    QVERIFY(m_hub->signIn("leaver").empty());
    int code = 0;
    m_hub->command({"user", "remove", "leaver", "--data", m_hub->dataFolder()}, {}, &code);
    QCOMPARE(code, 1);
}

void ConsoleApiTest::refusesWithoutSession()
{
    for (const char* path : {"/v1/session", "/v1/events", "/v1/cases", "/v1/live", "/v1/offices", "/v1/summary",
                             "/v1/status", "/v1/accesses"}) {
        QCOMPARE(m_hub->get(path).status, 401);
        QCOMPARE(m_hub->get(path, "__Host-session=" + std::string(64, '0')).status, 401);
    }
    const auto cookie = m_hub->signIn("anna");
    QCOMPARE(m_hub->call("POST", "/v1/cases", cookie, "{}").status, 405);
    QCOMPARE(m_hub->get("/v1/events?limit=501", cookie).status, 400);
    QCOMPARE(m_hub->get("/v1/events?from=x", cookie).status, 400);
    QCOMPARE(m_hub->get("/v1/summary?date=2025-02-30", cookie).status, 400);
    QCOMPARE(m_hub->call("POST", "/v1/session", {}, "{\"user\":").status, 400);
}

void ConsoleApiTest::streamsLiveWithinScope()
{
    LivePage anna(*m_hub, m_hub->signIn("anna"), "/v1/live");
    LivePage boris(*m_hub, m_hub->signIn("boris"), "/v1/live?from=0.0");
    QVERIFY(anna.waitFor("retry:"));
    QVERIFY(boris.waitFor("T-canary"));
    send(servedCase("case-b2", "civil", "canary"));
    send(servedCase("case-a2", "tax", "pear"));
    QVERIFY(anna.waitFor("T-pear"));
    QVERIFY(anna.waitFor("\"kind\":\"case-closed\""));
    QVERIFY(anna.seen().contains("\nevent: event\n"));
    for (const QByteArray& canary : canaries) {
        QVERIFY2(!anna.seen().contains(canary), anna.seen().constData());
    }
    QVERIFY2(!anna.seen().contains("T-apple"), "what was before is not repeated");
    QVERIFY(boris.waitFor("case-b2"));
    QVERIFY(!boris.seen().contains("pear"));
}

void ConsoleApiTest::resumesAfterLastEventId()
{
    const auto cookie = m_hub->signIn("anna");
    const auto events = m_hub->get("/v1/events", cookie).json;
    const auto half = events["events"][4]["id"].toString().toUtf8();
    LivePage page(*m_hub, cookie, "/v1/live", half);
    QVERIFY(page.waitFor("\"kind\":\"case-closed\""));
    const auto first = page.seen().left(page.seen().indexOf("case-closed"));
    QVERIFY(!first.contains("id: " + half + "\n"));
    QVERIFY(!first.contains("case-opened"));
    QCOMPARE(first.count("\nevent: event\n"), 5);
    QCOMPARE(m_hub->get("/v1/events?from=" + events["next"].toString().toStdString(), cookie).json["next"].toString(),
             events["next"].toString());
}

void ConsoleApiTest::closesPagesWhenTheSessionEnds()
{
    const auto cookie = m_hub->signIn("anna");
    LivePage page(*m_hub, cookie, "/v1/live");
    QVERIFY(page.waitFor("retry:"));
    QCOMPARE(m_hub->call("DELETE", "/v1/session", cookie).status, 204);
    QVERIFY(page.waitForEnd(60000));
    QVERIFY(page.seen().contains("event: ended"));
    // A grant that is taken away narrows the open page at once.
    const auto other = m_hub->signIn("carol");
    LivePage narrowed(*m_hub, other, "/v1/live");
    QVERIFY(narrowed.waitFor("retry:"));
    m_hub->command({"grant", "carol", "--data", m_hub->dataFolder(), "--role", "hub-operator"});
    QVERIFY(narrowed.waitForEnd(60000));
}

void ConsoleApiTest::rebuildsTheSameAnswers()
{
    const auto answers = [this] {
        QByteArray all;
        for (const char* user : {"anna", "boris", "auditor", "manager"}) {
            const auto cookie = cookieOf(user);
            for (const char* path :
                 {"/v1/events?limit=500", "/v1/cases", "/v1/cases/case-a", "/v1/summary?date=2025-11-22"}) {
                all += m_hub->get(path, cookie).body + "\n";
            }
        }
        return all;
    };
    const auto size = "oversight.example/test\n" + QByteArray::number(m_leaves) + "\n";
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->get("/checkpoint").body.startsWith(size), 60000);
    const auto before = answers();
    m_hub->terminate();
    m_hub->command({"rebuild", "--data", m_hub->dataFolder()});
    m_hub->start();
    QCOMPARE(answers(), before);
    m_hub->kill();
    QVERIFY(QFile::remove(m_hub->dataFolder() + "/index.db"));
    QFile::remove(m_hub->dataFolder() + "/index.db-wal");
    QFile::remove(m_hub->dataFolder() + "/index.db-shm");
    m_hub->start();
    QCOMPARE(answers(), before);
}

void ConsoleApiTest::servesTheConsole()
{
    const auto index = m_hub->get("/");
    QCOMPARE(index.status, 200);
    QCOMPARE(valueOf(index.headers, "content-type"), std::string_view("text/html; charset=utf-8"));
    QCOMPARE(m_hub->get("/cases/12").body, index.body);
    QCOMPARE(valueOf(m_hub->get("/assets/app-1.js").headers, "content-type"),
             std::string_view("text/javascript; charset=utf-8"));
    QCOMPARE(m_hub->get("/assets/absent.js").status, 404);
    QCOMPARE(m_hub->get("/%2e%2e/hub/log.key").status, 400);
    QCOMPARE(m_hub->call("POST", "/", {}, "{}").status, 405);
}

QTEST_GUILESS_MAIN(ConsoleApiTest)
#include "console_api_test.moc"
