// SPDX-License-Identifier: GPL-3.0-or-later
// The gates: the judgement row by row, and the watch over a real counter: what is an event, what stops, what goes on.
#include <algorithm>

#include <QTest>

#include "terminal/app/gate_watch.h"
#include "tests/terminal/app/hand_books.h"
#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::app;
namespace counter = pishkhan::domain::counter;
namespace command = pishkhan::domain::counter::command;
using domain::Gate;
using domain::GateState;

namespace {

constexpr std::uint64_t gib = 1ULL << 30U;
constexpr std::int64_t dayMs = 86'400'000;
const Instant noon{1'795'334'062'000}; // 1405/09/01

class HandClock final : public ports::Clock {
public:
    Instant wall = noon;
    std::int64_t monotonic = 1000;
    Instant now() const override { return wall; }
    std::int64_t monotonicMs() const override { return monotonic; }
    std::string source() const override { return "by-hand"; }
    ports::TimerId after(Milliseconds, std::function<void()>) override { return 1; }
    void cancel(ports::TimerId) override {}
    void pass(std::int64_t ms)
    {
        wall = wall + Milliseconds(ms);
        monotonic += ms;
    }
};

QStringList kindsIn(const test::HandBooks& books)
{
    QStringList out;
    for (const ports::JournalEvent& one : books.events) {
        out.append(QString::fromStdString(one.entry.kind + " " + std::string(valueOf(one.entry.clear, "gate")) +
                                          std::string(valueOf(one.entry.clear, "reason")))
                       .trimmed());
    }
    return out;
}

class Disk final : public ports::Storage {
public:
    domain::FreeSpace free{50 * gib, 100 * gib};
    bool readOnly = false;
    ports::Reserve kept = ports::Reserve::Whole;
    std::int64_t knocks = 0;
    Result<domain::FreeSpace> space() const override
    {
        return readOnly ? Result<domain::FreeSpace>(makeError(ErrorKind::Storage, "mounted read-only", "disk", 30))
                        : free;
    }
    ports::Reserve reserve() const override { return kept; }
    void refillReserve() override {}
    std::int64_t takeKnocks() override { return std::exchange(knocks, 0); }
    std::string troubleWord(const Error&) const override { return "disk-read-only"; }
};

class Nobody final : public ports::Executor {
    void post(std::function<void()> task) override { task(); }
};

domain::GateFacts calm()
{
    domain::GateFacts facts;
    facts.now = noon;
    facts.licenceTo = {1408, 12, 29};
    return facts;
}

QString shown(const domain::GateView& view)
{
    return QString("%1 %2 %3")
        .arg(QString::fromStdString(std::string(name(view.state))), QString::fromStdString(view.reason))
        .arg(view.left);
}

struct World {
    HandClock clock;
    test::HandBooks books{clock};
    Disk disk;
    catalogue::OfficeConfiguration office;
    Activity activity;
    Nobody executor;
    counter::State empty;
    std::optional<Counter> desk;
    std::optional<Loop> loop;
    std::optional<GateWatch> watch;
    int troubles = 0;

    World()
    {
        office.licenceTo = {1408, 12, 29};
        open();
    }
    void open()
    {
        watch.reset();
        loop.reset();
        desk = *Counter::open(books, clock);
        desk->runEffectsWith([](const counter::Effect&) {});
        loop.emplace(Loop{*desk, executor, clock, [this](const Error&) { ++troubles; }, [] {}, {}});
        watch.emplace(*loop, &disk, office, activity, Instant{noon.ms - 365 * dayMs});
    }
    std::string tryToOpen(bool withFee)
    {
        command::OpenCase ask;
        ask.service = "1101";
        ask.device = "D";
        ask.hasFee = withFee;
        const Status done = desk->handle(ask);
        return done ? desk->state().openCase.empty() ? "nothing" : "opened" : done.error().what;
    }
    void signIn()
    {
        QVERIFY(desk->handle(command::SignIn{"clerk-1", "clerk", true}));
        QVERIFY(desk->handle(command::OpenShift{"1405/09/01"}));
    }
};

} // namespace

class GatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgement_data()
    {
        QTest::addColumn<int>("gate");
        QTest::addColumn<qint64>("value"); // permille free, ms of offset, days left, hours of age
        QTest::addColumn<QString>("verdict");
        QTest::newRow("disk half") << 0 << qint64(500) << "open  0";
        QTest::newRow("disk 20 %") << 0 << qint64(200) << "warning disk-low 20";
        QTest::newRow("disk 11 %") << 0 << qint64(110) << "warning disk-low 11";
        QTest::newRow("disk 10 %") << 0 << qint64(100) << "warning disk-scarce 10";
        QTest::newRow("disk 6 %") << 0 << qint64(60) << "warning disk-scarce 6";
        QTest::newRow("disk 5 %") << 0 << qint64(50) << "closed disk-full 5";
        QTest::newRow("disk nothing") << 0 << qint64(0) << "closed disk-full 0";
        QTest::newRow("clock right") << 1 << qint64(0) << "open  0";
        QTest::newRow("clock 2 min") << 1 << qint64(120'000) << "open  0";
        QTest::newRow("clock 3 min behind") << 1 << qint64(180'000) << "warning clock-drifting 3";
        QTest::newRow("clock 5 min") << 1 << qint64(-300'000) << "warning clock-drifting 5";
        QTest::newRow("clock past 5 min") << 1 << qint64(-300'001) << "closed clock-wrong 5";
        QTest::newRow("clock an hour") << 1 << qint64(3'600'000) << "closed clock-wrong 60";
        QTest::newRow("licence a year") << 2 << qint64(365) << "open  0";
        QTest::newRow("licence 30 days") << 2 << qint64(30) << "warning licence-ending 30";
        QTest::newRow("licence today") << 2 << qint64(0) << "warning licence-ending 0";
        QTest::newRow("licence yesterday") << 2 << qint64(-1) << "closed licence-expired 0";
        QTest::newRow("queue 3 days") << 3 << qint64(72) << "open  0";
        QTest::newRow("queue over 3 days") << 3 << qint64(73) << "warning queue-old 2";
        QTest::newRow("queue nearly 5 days") << 3 << qint64(119) << "warning queue-old 1";
        QTest::newRow("queue over 5 days") << 3 << qint64(121) << "closed queue-too-old 0";
        QTest::newRow("queue of tomorrow") << 3 << qint64(-24) << "open  0";
    }
    void judgement()
    {
        QFETCH(int, gate);
        QFETCH(qint64, value);
        QFETCH(QString, verdict);
        domain::GateFacts facts = calm();
        switch (static_cast<Gate>(gate)) {
        case Gate::Disk:
            facts.disk = domain::FreeSpace{static_cast<std::uint64_t>(value) * 1'000'000, 1'000'000'000};
            break;
        case Gate::Clock: facts.hubOffset = Milliseconds(value); break;
        case Gate::Licence:
            facts.licenceTo = *domain::jalaliFromDay(domain::dayNumber(domain::toJalali(noon)) + value);
            break;
        case Gate::Queue: facts.oldestWaiting = noon - Milliseconds(value * 3'600'000); break;
        }
        QCOMPARE(shown(domain::judgeGates(facts, {})[static_cast<std::size_t>(gate)]), verdict);
    }

    void aLargeDiskIsNotFullAtFivePercent()
    {
        domain::GateFacts facts = calm();
        facts.disk = domain::FreeSpace{25 * gib, 500 * gib};
        QCOMPARE(domain::judgeGates(facts, {})[0].state, GateState::Open);
        facts.disk = domain::FreeSpace{7 * gib, 500 * gib};
        QCOMPARE(domain::judgeGates(facts, {})[0].reason, std::string("disk-low"));
        facts.disk = domain::FreeSpace{0, 0}; // a file system that does not say
        QCOMPARE(domain::judgeGates(facts, {})[0].state, GateState::Open);
    }

    void a1970ClockAndASuspendedLicence()
    {
        domain::GateFacts facts = calm();
        facts.notBefore = noon;
        facts.now = Instant{0};
        QCOMPARE(domain::judgeGates(facts, {})[1].reason, std::string("clock-unset"));
        facts.licenceSuspended = true;
        QCOMPARE(domain::judgeGates(facts, {})[2].reason, std::string("licence-suspended"));
    }

    void aClosedGateStopsNewFeeServicesAndNothingElse()
    {
        World world;
        world.signIn();
        QCOMPARE(world.tryToOpen(true), std::string("opened"));
        world.watch->start();
        world.watch->lineTold({Milliseconds(400'000), std::nullopt});
        QVERIFY(kindsIn(world.books).contains("gate-changed clockclock-wrong"));
        QCOMPARE(world.activity.gates.size(), std::size_t(1));
        // The open case is finished.
        const std::string id = world.desk->state().openCase;
        QVERIFY(world.desk->handle(command::EnterApplicant{"9991234561", "1136913131", "1370/01/01"}));
        QVERIFY(world.desk->handle(command::RecordIdentity{id, "verified", "", "ن", "آ", "ا"}));
        command::SubmitForm form;
        form.fees = {{"t", "p", "", Rials(1000), Rials(0), Rials(1000)}};
        QVERIFY(world.desk->handle(form));
        QVERIFY(world.desk->handle(command::RequestPayment{"T1", "C01", 1}));
        QVERIFY(world.desk->state().cases.at(id).payment.has_value());
        QCOMPARE(world.troubles, 0);
    }

    void freeServicesGoOn()
    {
        World world;
        world.signIn();
        world.office.licenceSuspended = true;
        world.watch->look();
        QCOMPARE(world.tryToOpen(true), std::string("licence-suspended"));
        QCOMPARE(world.tryToOpen(false), std::string("opened"));
    }

    void aFullDiskStopsEveryNewCaseButNotTheOpenOne()
    {
        World world;
        world.signIn();
        world.disk.free = {gib / 100, gib};
        world.watch->look();
        QCOMPARE(world.tryToOpen(false), std::string("disk-full"));
        world.disk.free = {gib / 2, gib};
        world.watch->look();
        QCOMPARE(world.tryToOpen(true), std::string("opened"));
        world.disk.free = {0, gib};
        world.watch->look();
        QVERIFY(world.desk->handle(command::CancelCase{"left"}));
    }

    void onlyChangesAreEventsAndTheyReplay()
    {
        World world;
        world.office.licenceSuspended = true;
        for (int i = 0; i < 50; ++i) {
            world.clock.pass(2000);
            world.watch->look();
        }
        QCOMPARE(kindsIn(world.books), QStringList{"gate-changed licencelicence-suspended"});
        world.open(); // folds what was recorded
        QCOMPARE(world.desk->state().gates.at("licence").reason, std::string("licence-suspended"));
        world.office.licenceSuspended = false;
        world.watch->look();
        QVERIFY(world.desk->state().gates.empty());
    }

    void aClockThatJumpsIsAnEvent_data()
    {
        QTest::addColumn<qint64>("jump");
        QTest::addColumn<bool>("event");
        QTest::newRow("ahead an hour") << qint64(3'600'000) << true;
        QTest::newRow("back an hour") << qint64(-3'600'000) << true;
        QTest::newRow("back to 1970") << qint64(-1'795'334'062'000) << true;
        QTest::newRow("three seconds") << qint64(3000) << true;
        QTest::newRow("two seconds") << qint64(2000) << false;
        QTest::newRow("a slew") << qint64(-500) << false;
    }
    void aClockThatJumpsIsAnEvent()
    {
        QFETCH(qint64, jump);
        QFETCH(bool, event);
        World world;
        world.watch->look();
        world.clock.pass(60'000);
        world.watch->look();
        const Instant expected = world.clock.wall + Milliseconds(2000);
        world.clock.pass(2000);
        world.clock.wall = world.clock.wall + Milliseconds(jump);
        world.watch->look();
        QCOMPARE(kindsIn(world.books).contains("clock-changed"), event);
        if (event) {
            const Fields& told = world.books.events.front().entry.clear;
            QCOMPARE(std::string(valueOf(told, "before")), toRfc3339(expected));
            QCOMPARE(std::string(valueOf(told, "after")), toRfc3339(world.clock.wall));
            QCOMPARE(std::string(valueOf(told, "source")), std::string("by-hand"));
        }
    }

    void correctingTheClockOpensTheGateBeforeTheHubSpeaksAgain()
    {
        World world;
        world.watch->look();
        world.watch->lineTold({Milliseconds(3'600'000), std::nullopt});
        QCOMPARE(world.desk->state().gates.count("clock"), std::size_t(1));
        world.clock.wall = world.clock.wall + Milliseconds(3'600'000);
        world.watch->look();
        QCOMPARE(world.desk->state().gates.count("clock"), std::size_t(0));
    }

    void aClockThatWentBackOverARestartIsAnEvent()
    {
        World world;
        world.signIn();
        world.clock.wall = Instant{noon.ms - 10 * dayMs};
        world.clock.monotonic = 5;
        world.open();
        world.watch->start();
        const auto told = std::find_if(world.books.events.begin(), world.books.events.end(),
                                       [](const auto& fact) { return fact.entry.kind == "clock-changed"; });
        QVERIFY(told != world.books.events.end());
        QCOMPARE(std::string(valueOf(told->entry.clear, "source")), std::string("restart"));
        // Order does not depend on time: what comes later stands later.
        QVERIFY(world.books.events.back().sequence > world.books.events.front().sequence);
        QVERIFY(world.books.events.back().at < world.books.events.front().at);
    }

    void reserveSecondProgramAndReadOnlyDiskAreSaid()
    {
        World world;
        world.watch->start();
        world.disk.kept = ports::Reserve::Used;
        world.disk.knocks = 2;
        world.watch->look();
        QVERIFY(kindsIn(world.books).contains("disk-reserve-used"));
        QVERIFY(kindsIn(world.books).contains("second-program-refused"));
        world.watch->look();
        QCOMPARE(world.books.events.size(), std::size_t(2));
        world.disk.readOnly = true;
        world.watch->look();
        QCOMPARE(world.activity.storageTrouble, std::string("disk-read-only"));
    }

    void timesRoundTrip()
    {
        for (const std::int64_t ms : {std::int64_t(0), noon.ms, std::int64_t(951'782'400'123), std::int64_t(-1)}) {
            QCOMPARE(fromRfc3339(toRfc3339(Instant{ms}))->ms, ms);
        }
        for (const char* wrong : {"", "2026-02-30T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22 10:00:00Z",
                                  "2026-11-22T10:00:00.1Z", "٢026-11-22T10:00:00Z"}) {
            QVERIFY2(!fromRfc3339(wrong), wrong);
        }
        QCOMPARE(fromRfc3339("1970-01-01T00:00:01Z")->ms, std::int64_t(1000));
    }
};

QTEST_APPLESS_MAIN(GatesTest)
#include "gates_test.moc"
