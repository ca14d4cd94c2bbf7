// SPDX-License-Identifier: GPL-3.0-or-later
// Two counters of one machine share a card terminal: whoever comes second while the other's citizen stands at it is told so in words of its own,
// charges nothing, and pays afterwards. Real payment lanes, real drivers, one emulated terminal, the machine's own leases (F23).
#include <deque>

#include <QTemporaryDir>
#include <QtTest>

#include "drivers/payment/leased_terminal.h"
#include "terminal/app/payment_lane.h"
#include "tests/drivers/payment/bench_protocols.h"
#include "tests/terminal/app/hand_books.h"

using namespace pishkhan;
namespace counter = pishkhan::domain::counter;
namespace command = pishkhan::domain::counter::command;
using domain::payment::Phase;

namespace {

class AtOnce final : public ports::Executor {
    void post(std::function<void()> task) override { task(); }
};

/// The device's thread, one task at a time, when the test says so.
class ByHand final : public ports::Worker {
public:
    void run(std::function<void()> task) override { m_tasks.push_back(std::move(task)); }
    bool step()
    {
        if (m_tasks.empty()) {
            return false;
        }
        const auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        task();
        return true;
    }

private:
    std::deque<std::function<void()>> m_tasks;
};

struct Terminal {
    bench::HandClock clock;
    bench::Zvt zvt;
    bench::Wire wire{zvt.terminal, clock, std::make_shared<bench::Life>(), {}, 0, 0, {}};
    QTemporaryDir leases;
};

class Desk {
public:
    Desk(Terminal& terminal, const char* name) : m_terminal(terminal), m_books(terminal.clock), m_station(name)
    {
        const auto connect = [&terminal]() -> Result<std::unique_ptr<transport::Transport>> {
            return std::unique_ptr<transport::Transport>(std::make_unique<bench::BenchLine>(terminal.wire));
        };
        const payment::LeaseSettings lease{terminal.leases.path().toStdString(), "tcp:192.168.1.20:20007",
                                           terminal.leases.filePath(QLatin1String(name)).toStdString()};
        m_card = std::make_unique<payment::LeasedTerminal>(terminal.zvt.makeDriver(connect, terminal.clock), lease);
        m_counter.emplace(app::Counter::open(m_books, terminal.clock).take());
        m_loop.emplace(app::Loop{*m_counter, m_executor, m_terminal.clock, [this](const Error&) { ++troubles; }, [] {},
                                 [](const auto&, const auto&, const auto&) {}});
        m_lane.emplace(*m_loop, app::Lane<ports::PaymentTerminal>{m_card.get(), &m_worker}, m_activity);
        m_counter->runEffectsWith([this](const counter::Effect& one) {
            if (const auto* what = std::get_if<counter::effect::RunPayment>(&one)) {
                m_lane->run(what->caseId, what->step);
            } else if (const auto* who = std::get_if<counter::effect::VerifyIdentity>(&one)) {
                m_verified = who->caseId;
            }
        });
    }

    void openCase()
    {
        must(command::SignIn{"clerk-1", "clerk", true});
        must(command::OpenShift{"1405/09/01"});
        command::OpenCase open;
        open.service = "1101";
        open.serviceTitle = "خدمت ساختگی";
        open.agency = "civil-registration";
        open.agencyTitle = "سازمان ساختگی";
        open.sheetVersion = "1";
        open.device = "T-72009999-01-1";
        open.counter = "01";
        must(open);
        must(command::EnterApplicant{"9991234561", "1136913131", "1370/01/01"});
        must(command::RecordIdentity{m_verified, "verified", "", "نمونه", "آزمایشی", "الف"});
        command::SubmitForm form;
        form.form = {{"reason", "lost"}};
        form.fees = {{"تعرفه", "خزانه", "", Rials(1'000'000), Rials(0), Rials(1'000'000)},
                     {"کارمزد", "دفتر", "", Rials(45'000), Rials(4'500), Rials(49'500)}};
        must(form);
    }
    void pay() { must(command::RequestPayment{"T1", m_station, 1}); }
    bool step() { return m_worker.step(); }
    void finish()
    {
        while (step()) {
        }
    }
    const domain::payment::State& payment() const { return *counter::openCase(m_counter->state())->payment; }
    int troubles = 0;

private:
    void must(const counter::Ask& ask)
    {
        const Status done = m_counter->handle(ask);
        QVERIFY2(done, done ? "" : done.error().what.c_str());
    }

    Terminal& m_terminal;
    test::HandBooks m_books;
    std::string m_station, m_verified;
    AtOnce m_executor;
    ByHand m_worker;
    app::Activity m_activity;
    std::unique_ptr<payment::LeasedTerminal> m_card;
    std::optional<app::Counter> m_counter;
    std::optional<app::Loop> m_loop;
    std::optional<app::PaymentLane> m_lane;
};

} // namespace

class TwoDesksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSecondWaitsItsTurn()
    {
        Terminal terminal;
        Desk first(terminal, "C01");
        Desk second(terminal, "C02");
        first.openCase();
        second.openCase();
        first.pay();
        QVERIFY(first.step()); // registered, asked for its last transaction: the terminal is the first desk's now
        second.pay();
        second.finish();
        QCOMPARE(second.payment().phase, Phase::NotPaid);
        QCOMPARE(second.payment().reason, std::string("terminal-in-use"));
        QCOMPARE(second.payment().evidence, std::string("never-sent"));
        first.finish();
        QCOMPARE(first.payment().phase, Phase::Final);
        QCOMPARE(terminal.zvt.books.money(), std::int64_t(1'049'500));
        second.pay(); // the clerk's second press, when the first citizen has gone
        second.finish();
        QCOMPARE(second.payment().phase, Phase::Final);
        QCOMPARE(terminal.zvt.books.money(), std::int64_t(2'099'000));
        QCOMPARE(terminal.zvt.books.lines().size(), std::size_t(2));
        QVERIFY(first.payment().result.trace != second.payment().result.trace);
        QCOMPARE(first.troubles + second.troubles, 0);
    }

    /// Whoever comes first, and however far he has come: never both, never neither.
    void neverBoth_data()
    {
        QTest::addColumn<int>("steps");
        QTest::newRow("nobody has begun") << 0;
        QTest::newRow("the first has asked") << 1;
        QTest::newRow("the first has paid") << 2;
    }
    void neverBoth()
    {
        QFETCH(int, steps);
        Terminal terminal;
        Desk first(terminal, "C01");
        Desk second(terminal, "C02");
        first.openCase();
        second.openCase();
        first.pay();
        second.pay();
        for (int i = 0; i < steps; ++i) {
            first.step();
        }
        second.finish();
        first.finish();
        const int paid =
            (first.payment().phase == Phase::Final ? 1 : 0) + (second.payment().phase == Phase::Final ? 1 : 0);
        QVERIFY(paid >= 1);
        QCOMPARE(terminal.zvt.books.money(), paid * std::int64_t(1'049'500));
    }

    /// ZVT has no place for parts: they are kept in the books, and the terminal gets one sum.
    void partsStayInTheBooks()
    {
        Terminal terminal;
        Desk desk(terminal, "C01");
        desk.openCase();
        desk.pay();
        desk.finish();
        QCOMPARE(std::string(domain::payment::name(desk.payment().intent.split)), std::string("books"));
        QCOMPARE(desk.payment().intent.parts.size(), std::size_t(2));
        QCOMPARE(desk.payment().intent.parts[1].amount, Rials(49'500));
        QCOMPARE(terminal.zvt.books.money(), std::int64_t(1'049'500));
    }
};

QTEST_GUILESS_MAIN(TwoDesksTest)
#include "two_desks_test.moc"
