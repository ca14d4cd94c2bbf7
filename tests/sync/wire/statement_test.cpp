// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody speaks for the centre or for support but their own certified key, and nobody quotes them wrongly (lessons H1, H2).
#include <QTest>

#include "tests/sync/wire/actor_pki.h"

using namespace pishkhan;
using namespace pishkhan::wire;
using pishkhan::test::ActorPki;

namespace {

EventRecord quoted(const ActorPki& pki, ActorKind kind = ActorKind::Central)
{
    const Statement what = ActorPki::statement(kind);
    const StatementParcel parcel = pki.sign(what, kind == ActorKind::Central ? "central" : "support");
    EventRecord event;
    event.device = what.device;
    event.office = what.office;
    event.epoch = 1;
    event.sequence = 7;
    event.kind = "proposal-received";
    event.actor = {kind, what.signer};
    event.clear = quoteStatement(what, parcel);
    return event;
}

void replace(EventRecord& event, const std::string& name, const std::string& value)
{
    for (Field& field : event.clear) {
        field.value = field.name == name ? value : field.value;
    }
}

struct Lie {
    const char* name;
    std::function<void(EventRecord&, const ActorPki&)> tell;
    const char* found;
};

const std::vector<Lie>& lies()
{
    static const std::vector<Lie> all = {
        {"no object", [](EventRecord& e, const ActorPki&) { replace(e, "object", ""); }, "lacks"},
        {"no certificate", [](EventRecord& e, const ActorPki&) { e.clear.pop_back(); }, "lacks"},
        {"another amount", [](EventRecord& e, const ActorPki&) { replace(e, "amount", "-2500000"); }, "does not say"},
        {"another text", [](EventRecord& e, const ActorPki&) { replace(e, "text", "بدهی دفتر است"); }, "does not say"},
        {"a field more",
         [](EventRecord& e, const ActorPki&) {
             e.clear.push_back({"by", "x"});
         },
         "does not say"},
        {"another actor", [](EventRecord& e, const ActorPki&) { e.actor.id = "markaz-02"; }, "another actor"},
        {"support as centre", [](EventRecord& e, const ActorPki& p) { e.clear = quoted(p, ActorKind::Support).clear; },
         "another actor"},
        {"another counter", [](EventRecord& e, const ActorPki&) { e.device = "T-72009999-02"; }, "another office"},
        {"another office", [](EventRecord& e, const ActorPki&) { e.office = "72001111"; }, "another office"},
        {"a foreign authority",
         [](EventRecord& e, const ActorPki& p) {
             e.clear = quoteStatement(ActorPki::statement(), p.sign(ActorPki::statement(), "impostor"));
         },
         "not issued"},
        {"a device's own key",
         [](EventRecord& e, const ActorPki& p) {
             Statement what = ActorPki::statement();
             what.signer = e.actor.id = "T-72009999-01";
             e.clear = quoteStatement(what, p.sign(what, "device"));
         },
         "not certified"},
        {"support's key for the centre",
         [](EventRecord& e, const ActorPki& p) {
             Statement what = ActorPki::statement();
             what.signer = e.actor.id = "poshtibani-01";
             e.clear = quoteStatement(what, p.sign(what, "support"));
         },
         "not certified"},
        {"a flipped signature",
         [](EventRecord& e, const ActorPki& p) {
             StatementParcel parcel = p.sign(ActorPki::statement(), "central");
             parcel.object.back() ^= 1U;
             e.clear = quoteStatement(ActorPki::statement(), parcel);
         },
         "signature does not hold"},
        {"signed before its certificate",
         [](EventRecord& e, const ActorPki& p) {
             Statement what = ActorPki::statement();
             what.issuedMs = 1000;
             const StatementParcel parcel{*signStatement(what, p.key("central")), p.certificate("central").der()};
             e.clear = quoteStatement(what, parcel);
         },
         "while its certificate"},
    };
    return all;
}

} // namespace

class StatementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isReadAsItWasSigned()
    {
        const Statement what = ActorPki::statement(ActorKind::Support);
        const StatementParcel parcel = m_pki.sign(what, "support");
        ByteView rest;
        const Bytes bytes = encodeParcel(parcel);
        rest = bytes;
        const auto again = takeParcel(rest);
        QVERIFY(again && rest.empty());
        const auto authority = m_pki.certificate("ca");
        const auto opened = openParcel(*again, &authority);
        QVERIFY2(opened, opened ? "" : opened.error().what.c_str());
        QCOMPARE(opened->text, what.text);
        QCOMPARE(opened->amountRials, what.amountRials);
        QVERIFY(opened->from == ActorKind::Support);
    }

    void peopleAndSystemsNeedNothing()
    {
        const auto authority = m_pki.certificate("ca");
        for (const ActorKind kind : {ActorKind::Human, ActorKind::System}) {
            EventRecord event = quoted(m_pki);
            event.actor.kind = kind;
            event.clear.clear();
            QVERIFY(checkActor(event, &authority));
        }
    }

    void aTrueQuotationHolds()
    {
        const auto authority = m_pki.certificate("ca");
        for (const ActorKind kind : {ActorKind::Central, ActorKind::Support}) {
            const auto held = checkActor(quoted(m_pki, kind), &authority);
            QVERIFY2(held, held ? "" : held.error().what.c_str());
            QVERIFY(checkActor(quoted(m_pki, kind), nullptr));
        }
    }

    void everyLieIsFound_data()
    {
        QTest::addColumn<int>("lie");
        for (std::size_t i = 0; i < lies().size(); ++i) {
            QTest::newRow(lies()[i].name) << static_cast<int>(i);
        }
    }
    void everyLieIsFound()
    {
        QFETCH(int, lie);
        const Lie& one = lies()[static_cast<std::size_t>(lie)];
        EventRecord event = quoted(m_pki);
        one.tell(event, m_pki);
        const auto authority = m_pki.certificate("ca");
        const auto held = checkActor(event, &authority);
        QVERIFY(!held);
        QVERIFY2(held.error().what.find(one.found) != std::string::npos, held.error().what.c_str());
    }

    void everyFlippedBitIsFound()
    {
        const StatementParcel good = m_pki.sign(ActorPki::statement(), "central");
        for (std::size_t at = 0; at < good.object.size(); ++at) {
            StatementParcel bad = good;
            bad.object[at] ^= static_cast<std::uint8_t>(1U << (at % 8U));
            QVERIFY(!openParcel(bad, nullptr));
            bad.object.resize(at);
            QVERIFY(!openParcel(bad, nullptr));
        }
    }

    void onlyTheOutsideIsSigned()
    {
        Statement what = ActorPki::statement();
        what.from = ActorKind::Human;
        QCOMPARE(signStatement(what, m_pki.key("central")).error().kind, ErrorKind::InvalidInput);
        what = ActorPki::statement();
        what.text.assign(9000, 'x');
        QVERIFY(!signStatement(what, m_pki.key("central")));
    }

private:
    ActorPki m_pki;
};

QTEST_APPLESS_MAIN(StatementTest)
#include "statement_test.moc"
