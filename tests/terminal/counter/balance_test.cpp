// SPDX-License-Identifier: GPL-3.0-or-later
// Every balance invariant finds what it is for: a paid case is made wrong in one number, and the rule names itself.
#include <functional>

#include <QTest>

#include "terminal/domain/counter/balance.h"
#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;

using Spoil = std::function<void(State&)>;
Q_DECLARE_METATYPE(Spoil)

namespace {

Case& first(State& state)
{
    return state.cases.begin()->second;
}

} // namespace

class BalanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRule_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char* name, const char* rule, const Spoil& spoil) {
            QTest::newRow(name) << spoil << QString::fromUtf8(rule);
        };
        row("nothing", "", [](State&) {});
        row("a fee line", "fee-lines", [](State& state) { first(state).fees.front().vat = Rials(1); });
        row("the total", "fee-lines", [](State& state) { first(state).total = Rials(1); });
        row("an overflow", "fee-lines", [](State& state) { first(state).fees.front().net = Rials(INT64_MAX); });
        row("paid twice", "paid-standing",
            [](State& state) { first(state).paid = Rials(2 * first(state).paid.count()); });
        row("paid without a payment", "paid-standing", [](State& state) { first(state).payment.reset(); });
        row("a move is missing", "paid-moves", [](State& state) { state.day.moves.clear(); });
        row("a move twice", "paid-moves", [](State& state) { state.day.moves.push_back(state.day.moves.front()); });
        row("a move of no case", "day-services", [](State& state) {
            state.day.moves.push_back({"nobody", Rials(5), state.newestAt, Move::Means::Card});
        });
        row("a bill nobody paid", "bill-paid", [](State& state) { state.paidBills["1/2"] = first(state).id; });
        row("a number twice", "receipt-twice", [](State& state) {
            Case twin = first(state);
            twin.id = "twin";
            twin.paid = Rials(0);
            twin.payment.reset();
            twin.receipt = Receipt{};
            first(state).receipt = Receipt{};
            state.cases["twin"] = twin;
        });
    }
    void everyRule()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QString, rule);
        Walk walk;
        QVERIFY(!walk.toFinished().empty());
        spoil(walk.state);
        const auto broken = firstImbalance(walk.state);
        QCOMPARE(broken ? QString::fromStdString(broken->rule) : QString(), rule);
    }
};

QTEST_APPLESS_MAIN(BalanceTest)
#include "balance_test.moc"
