// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's parts without a process: request targets, the scope's predicate, the fold, the throttle, days of Tehran.
#include <future>

#include <QTemporaryDir>
#include <QTest>

#include "sync/hub/access_scope.h"
#include "sync/hub/api_json.h"
#include "sync/hub/case_fold.h"
#include "sync/hub/commands.h"
#include "sync/hub/console_api.h"
#include "sync/hub/ingest_rules.h"
#include "sync/hub/log_tree.h"
#include "sync/hub/login_throttle.h"
#include "sync/hub/request_target.h"
#include "sync/wire/chain.h"
#include "terminal/crypto/merkle_hash.h"

using namespace pishkhan;
using namespace pishkhan::hub;

class HubPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsesTargets_data();
    void parsesTargets();
    void readsNumbersWithinBounds();
    void scopesDenyByDefault_data();
    void scopesDenyByDefault();
    void judgesBatches_data();
    void judgesBatches();
    void foldsACase();
    void throttlesSignIn();
    void knowsTehranDays();
    void readsOnlyItsOwnCookie();
    void treeAgreesWithTheDefinition();
    void aContinuationThatDoesNotFitIsAnAlarm_data();
    void aContinuationThatDoesNotFitIsAnAlarm();
};

void HubPartsTest::parsesTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("segments"); // -1: refused
    QTest::newRow("root") << QByteArray("/") << 0;
    QTest::newRow("case") << QByteArray("/v1/cases/c%20%D8%A7?q=a+b&limit=5") << 3;
    QTest::newRow("empty") << QByteArray("") << -1;
    QTest::newRow("relative") << QByteArray("v1") << -1;
    QTest::newRow("dots") << QByteArray("/a/../b") << -1;
    QTest::newRow("hidden dots") << QByteArray("/a/%2e%2E/b") << -1;
    QTest::newRow("hidden slash") << QByteArray("/a/b%2fc") << -1;
    QTest::newRow("zero byte") << QByteArray("/a%00") << -1;
    QTest::newRow("no text") << QByteArray("/a%ff") << -1;
    QTest::newRow("cut text") << QByteArray("/a%d8") << -1;
    QTest::newRow("cut escape") << QByteArray("/a%4") << -1;
    QTest::newRow("double slash") << QByteArray("//etc") << -1;
    QTest::newRow("last slash") << QByteArray("/etc/") << -1;
    QTest::newRow("line break") << QByteArray("/a\r\nb") << -1;
    QTest::newRow("too long") << QByteArray(3000, '/').replace(1, 2999, QByteArray(2999, 'a')) << -1;
}

void HubPartsTest::parsesTargets()
{
    QFETCH(QByteArray, target);
    QFETCH(int, segments);
    const auto parsed = parseRequestTarget({target.constData(), std::size_t(target.size())});
    QCOMPARE(parsed ? int(parsed->segments.size()) : -1, segments);
}

void HubPartsTest::readsNumbersWithinBounds()
{
    const auto target = parseRequestTarget("/v1/events?limit=7&from=1.2&big=501&bad=07").value();
    QCOMPARE(target.number("limit", 1, 1, 500).value(), 7u);
    QCOMPARE(target.number("absent", 100, 1, 500).value(), 100u);
    QVERIFY(!target.number("big", 1, 1, 500));
    QVERIFY(!target.number("bad", 1, 1, 500));
    QCOMPARE(toText(parseEventId(*target.parameter("from")).value()), std::string("1.2"));
    QVERIFY(!parseEventId("1"));
    QVERIFY(!parseEventId("1.-2"));
}

void HubPartsTest::scopesDenyByDefault_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<int>("subject");
    QTest::addColumn<QByteArray>("where"); // empty: denied
    const auto row = [](const char* name, Role role, Subject subject, const char* where) {
        QTest::newRow(name) << int(role) << int(subject) << QByteArray(where);
    };
    row("supervisor, events", Role::AgencySupervisor, Subject::Events, "(audience = 1 AND agency IN (?,?))");
    row("supervisor, counts", Role::AgencySupervisor, Subject::Counts, "(audience = 1 AND agency IN (?,?))");
    row("manager, cases", Role::OfficeManager, Subject::Cases, "(0)");
    row("auditor, cases", Role::NationalAuditor, Subject::Cases, "");
    row("auditor, counts", Role::NationalAuditor, Subject::Counts, "(1)");
    row("operator, events", Role::HubOperator, Subject::Events, "");
    row("operator, cases", Role::HubOperator, Subject::Cases, "");
    row("operator, counts", Role::HubOperator, Subject::Counts, "");
    row("operator, presence", Role::HubOperator, Subject::Presence, "(1)");
}

void HubPartsTest::scopesDenyByDefault()
{
    QFETCH(int, role);
    QFETCH(int, subject);
    QFETCH(QByteArray, where);
    // An agency without a code must not open the facts that belong to no agency.
    const Grant grant{"u", "U", Role(role), {{"tax", ""}, {"", ""}, {"civil", ""}}, {}};
    const auto scope = scopeFor(grant, Subject(subject));
    QCOMPARE(scope ? QByteArray::fromStdString(scope->where()) : QByteArray(), where);
    const auto none = scopeFor({"u", "U", Role::AgencySupervisor, {}, {}}, Subject::Events);
    QCOMPARE(none->where(), std::string("(audience = 1 AND 0)"));
}

void HubPartsTest::judgesBatches_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("previous");  // byte the heads are filled with
    QTest::addColumn<int>("storedNew"); // new head of a stored batch with the same start, -1: none
    QTest::addColumn<int>("verdict");
    QTest::newRow("next") << 6 << 5 << -1 << int(Verdict::Append);
    QTest::newRow("gap") << 7 << 5 << -1 << int(Verdict::Gap);
    QTest::newRow("other past") << 6 << 4 << -1 << int(Verdict::Fork);
    QTest::newRow("again") << 3 << 5 << 9 << int(Verdict::KnownAlready);
    QTest::newRow("again, otherwise") << 3 << 5 << 8 << int(Verdict::Fork);
    QTest::newRow("cut differently") << 4 << 5 << -1 << int(Verdict::Fork);
}

void HubPartsTest::judgesBatches()
{
    QFETCH(int, first);
    QFETCH(int, previous);
    QFETCH(int, storedNew);
    QFETCH(int, verdict);
    const auto filled = [](int byte) {
        Hash hash;
        hash.fill(std::uint8_t(byte));
        return hash;
    };
    wire::BatchHeader header;
    header.firstSequence = std::uint64_t(first);
    header.count = 1;
    header.previousHead = filled(previous);
    header.newHead = filled(9);
    std::optional<wire::LeafData> stored;
    if (storedNew >= 0) {
        stored = wire::LeafData{header, {}};
        stored->header.newHead = filled(storedNew);
    }
    QCOMPARE(int(judge(header, {5, filled(5)}, stored)), verdict);
}

void HubPartsTest::foldsACase()
{
    CaseRow row;
    const auto take = [&row](const std::string& kind, const Fields& fields, bool forAgency = true) {
        IndexedEvent event;
        event.kind = kind;
        event.caseId = "c1";
        event.agency = "tax";
        event.fields = fields;
        event.forAgency = forAgency;
        event.sentence = kind;
        fold(row, event);
    };
    take("case-opened", {{"service", "1"}, {"clerk", "k"}});
    take("inquiry-sent", {{"inquiry", "identity"}});
    QCOMPARE(row.identity, std::string("asked"));
    take("inquiry-answered", {{"inquiry", "identity"}, {"verdict", "verified"}});
    take("fees-shown", {{"total", "1450000"}});
    take("payment-sending", {{"amount", "x"}});
    QCOMPARE(row.amount, 1450000);
    QCOMPARE(row.state, std::string("paying"));
    take("payment-queried", {{"verdict", "found"}}, false);
    QCOMPARE(row.lastSentence, std::string("payment-sending"));
    take("payment-final", {{"amount", "1450000"}});
    take("tracking-code-bound", {{"trackingCode", "T1"}});
    take("receipt-owed", {});
    take("print-answered", {{"paperSeen", "yes"}});
    take("case-closed", {});
    QCOMPARE(row.state + row.identity + row.payment + row.trackingCode + row.receiptState,
             std::string("closedverifiedpaidT1printed"));
    QCOMPARE(row.paidAmount, 1450000);
    QVERIFY(stateTitle(row.state) != row.state);
    take("give-back-done", {{"amount", "1450000"}});
    take("payment-cash", {{"amount", "270000"}, {"given", "300000"}, {"change", "30000"}}); // cash is paid as a card is
    QCOMPARE(row.payment, std::string("paid"));
    QCOMPARE(row.paidAmount, 270000);
}

void HubPartsTest::throttlesSignIn()
{
    LoginThrottle throttle;
    Instant now{1'000'000};
    for (int i = 0; i < 4; ++i) {
        throttle.noteWrong("u", now);
        QCOMPARE(throttle.waitFor("u", now).count(), 0);
    }
    for (const int pause : {15000, 30000, 60000}) {
        throttle.noteWrong("u", now);
        QCOMPARE(throttle.waitFor("u", now).count(), pause);
        QCOMPARE(throttle.waitFor("other", now).count(), 0);
        now = now + Milliseconds(pause);
        QCOMPARE(throttle.waitFor("u", now).count(), 0);
    }
    for (int i = 0; i < 40; ++i) {
        throttle.noteWrong("u", now);
    }
    QCOMPARE(throttle.waitFor("u", now).count(), 3'600'000);
    throttle.noteRight("u");
    QCOMPARE(throttle.waitFor("u", now).count(), 0);
}

void HubPartsTest::knowsTehranDays()
{
    QCOMPARE(toRfc3339(tehranDay("2026-11-22").value()), std::string("2026-11-21T20:30:00.000Z"));
    QCOMPARE(tehranDate(Instant{0}), std::string("1970-01-01"));
    for (const char* wrong : {"", "2026-11-31", "2026-1-1", "2026-11-22x", "0000-00-00", "x026-11-22"}) {
        QVERIFY2(!tehranDay(wrong), wrong);
    }
}

void HubPartsTest::readsOnlyItsOwnCookie()
{
    const std::string token(64, 'a');
    QCOMPARE(sessionToken("__Host-session=" + token), token);
    QCOMPARE(sessionToken("x=1; __Host-session=" + token + "; y=2"), token);
    QCOMPARE(sessionToken("not__Host-session=" + token), std::string());
    QCOMPARE(sessionToken("__Host-session=short"), std::string());
    QVERIFY(!parseCredentials("[1]"));
    QVERIFY(!parseCredentials(R"({"user":1,"password":"x"})"));
    QCOMPARE(parseCredentials(R"({"user":"u","password":"p"})")->password, std::string("p"));
}

void HubPartsTest::treeAgreesWithTheDefinition()
{
    LogTree tree;
    std::vector<Hash> leaves;
    for (int i = 0; i < 700; ++i) {
        const auto entry = "entry " + std::to_string(i);
        tree.append(view(entry));
        leaves.push_back(crypto::leafHash(view(entry)));
        if (i % 37 == 0 || i == 255 || i == 256) {
            QCOMPARE(tree.root(leaves.size()).value(), crypto::merkleRoot(leaves));
        }
    }
    const auto proof = tlog::inclusionProof(tree, 513, 700).value();
    QVERIFY(tlog::verifyInclusion(leaves[513], 513, 700, proof, crypto::merkleRoot(leaves)));
    QCOMPARE(tree.tile(1, 0, 2)->size(), 2u);
    QVERIFY(!tree.tile(1, 0, 3));
    QVERIFY(!tree.tile(0, 2, 200));
    QVERIFY(!tree.root(701));
}

namespace {

/// One machine's books as the hub meets them: a key, its certificate, and batches of one event.
struct SmallBooks {
    crypto::EcdsaKey key = crypto::EcdsaKey::generate().value();
    crypto::Certificate certificate =
        crypto::Certificate::selfSigned(key, "72000999-1", Instant{1'795'000'000'000}, 30).value();
    std::uint32_t epoch = 1;
    std::uint64_t sequence = 0;
    Hash head = {};

    Bytes next(const std::string& kind, const Fields& fields = {})
    {
        if (sequence == 0) {
            head = wire::genesisHead("72000999-1", epoch, certificate.sha256()).value();
        }
        wire::EventRecord event;
        event.device = "72000999-1";
        event.epoch = epoch;
        event.sequence = ++sequence;
        event.kind = kind;
        event.actor = {ActorKind::System, "desk"};
        event.office = "72000999";
        event.clear = fields;
        std::vector<wire::BatchItem> items{{wire::finishEvent(wire::encodeUpToClear(event).value(), {}), {}}};
        wire::BatchHeader header;
        header.device = event.device;
        header.epoch = epoch;
        header.firstSequence = sequence;
        header.count = 1;
        header.previousHead = head;
        header.eventsRoot = crypto::leafHash(items.front().event);
        header.newHead = head = wire::nextHead(head, header.eventsRoot);
        return wire::encodeBatch(header, key, items).value();
    }
};

} // namespace

/// Lessons H16: a new machine's first words must name the old books' last root as it is stored here.
void HubPartsTest::aContinuationThatDoesNotFitIsAnAlarm_data()
{
    QTest::addColumn<QString>("wrong"); // which word of the first event
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("alarmed");
    QTest::newRow("as it is stored here") << QString() << QStringLiteral("books-continued") << false;
    QTest::newRow("not a word of the old books") << QString() << QStringLiteral("terminal-started") << true;
    QTest::newRow("another head") << QStringLiteral("oldHead") << QStringLiteral("books-continued") << true;
    QTest::newRow("less than is stored here")
        << QStringLiteral("oldSequence") << QStringLiteral("books-continued") << true;
    QTest::newRow("another machine's books")
        << QStringLiteral("certificate") << QStringLiteral("books-continued") << true;
    QTest::newRow("another epoch") << QStringLiteral("oldEpoch") << QStringLiteral("books-continued") << true;
}

void HubPartsTest::aContinuationThatDoesNotFitIsAnAlarm()
{
    QFETCH(const QString, wrong);
    QFETCH(const QString, kind);
    QFETCH(const bool, alarmed);
    QTemporaryDir folder;
    const std::string data = folder.filePath(QStringLiteral("hub")).toStdString();
    const Now now = [] { return Instant{1'795'334'062'000}; };
    QVERIFY(hub::init({data, "oversight.example/parts", Output::Json}, now));
    auto store = BatchStore::open(data, OpenMode::Create).value();
    SmallBooks old;
    QVERIFY(store.addDevice({"72000999-1", old.certificate.der(), "72000999", "office", "1", true}, now()));
    auto writer = IngestWriter::open(data, now).value();
    writer->start({});
    const auto send = [&](const Bytes& bytes, std::uint32_t epoch) {
        auto proved = proveAny(JournalDoor::Batches, **store.device("72000999-1"), *store.replacedKeys("72000999-1"),
                               epoch, bytes, old.certificate);
        if (!std::holds_alternative<Arrival>(proved)) {
            return false;
        }
        std::promise<bool> taken;
        return writer->submit(std::move(std::get<Arrival>(proved)), bytes.size(), [&taken](const IngestAnswer& answer) {
            taken.set_value(!answer.refusal);
        }) && taken.get_future().get();
    };
    QVERIFY(send(old.next("terminal-started"), 1) && send(old.next("line-changed"), 1));
    SmallBooks fresh;
    QVERIFY(store.replaceKey("72000999-1", fresh.certificate.der(), now()));
    fresh.epoch = 2;
    Fields words{{"certificate", toHex(old.certificate.sha256())},
                 {"oldEpoch", "1"},
                 {"oldSequence", "2"},
                 {"oldHead", toHex(old.head)}};
    for (Field& word : words) {
        if (word.name == wrong.toStdString()) {
            word.value = word.name == "oldHead"       ? std::string(64, '0')
                         : word.name == "certificate" ? std::string(64, 'a')
                         : word.name == "oldEpoch"    ? "7"
                                                      : "1";
        }
    }
    QVERIFY(send(fresh.next(kind.toStdString(), words), 2)); // kept in any case: what was said is never thrown away
    const auto alarms = store.alarms(10).value();
    const auto told =
        std::count_if(alarms.begin(), alarms.end(), [](const StoredAlarm& one) { return one.kind == "continuation"; });
    QCOMPARE(told, alarmed ? 1 : 0);
    QVERIFY(!send(old.next("terminal-started"), 1)); // the old machine, turned on again
    const auto later = store.alarms(10).value();
    QVERIFY(
        std::any_of(later.begin(), later.end(), [](const StoredAlarm& one) { return one.kind == "replaced-spoke"; }));
}

QTEST_GUILESS_MAIN(HubPartsTest)
#include "parts_test.moc"
