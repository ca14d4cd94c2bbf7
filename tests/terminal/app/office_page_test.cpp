// SPDX-License-Identifier: GPL-3.0-or-later
// A page about the counter on its way: made first, then in the books, then printed; printed only when the printer says so.
#include <deque>

#include <QTest>

#include "terminal/app/office_page_lane.h"
#include "tests/terminal/app/hand_books.h"

using namespace pishkhan;
using namespace pishkhan::app;
using domain::counter::PaperStatus;
namespace command = pishkhan::domain::counter::command;

namespace {

class StillClock final : public ports::Clock {
    Instant now() const override { return Instant{1'795'334'062'000}; }
    std::int64_t monotonicMs() const override { return 0; }
    ports::TimerId after(Milliseconds, std::function<void()>) override { return 1; }
    void cancel(ports::TimerId) override {}
};

class AtOnce final : public ports::Executor {
    void post(std::function<void()> task) override { task(); }
};

/// Work waits until the test lets it go on.
class HandWorker final : public ports::Worker {
public:
    std::deque<std::function<void()>> waiting;
    void run(std::function<void()> task) override { waiting.push_back(std::move(task)); }
    void goOn()
    {
        while (!waiting.empty()) {
            std::exchange(waiting.front(), nullptr)();
            waiting.pop_front();
        }
    }
};

class Maker final : public ports::OfficePages {
public:
    Result<Bytes> pdf = toBytes("%PDF-1.4 made up");
    mutable std::vector<ports::DeviceFact> devices;
    Result<ports::MadePage> readiness(const std::vector<ports::DeviceFact>& seen) const override
    {
        devices = seen;
        return ports::MadePage{"counter", TRY(pdf), {}};
    }
    Result<ports::MadePage> evidence(const std::string& which) const override
    {
        return ports::MadePage{"case-of-" + which, TRY(pdf), "/home/reports/x.evidence.tar"};
    }
};

class Printer final : public ports::PagePrinter {
public:
    ports::PrintReport answer;
    int pages = 0;
    Result<ports::PrinterCondition> condition() override { return ports::PrinterCondition{}; }

private:
    ports::PrintReport print(const std::string& job, ByteView, const std::function<bool()>&) override
    {
        ++pages;
        answer.job = job;
        return answer;
    }
};

struct World {
    StillClock clock;
    test::HandBooks books{clock};
    AtOnce executor;
    Result<Counter> counter = Counter::open(books, clock);
    Loop loop{*counter, executor, clock, [](const Error&) {}, [] {}, {}};
    Maker maker;
    Printer printer;
    HandWorker makers, printers;
    Lanes lanes;
    DeviceWatch watch{loop, lanes};
    OfficePageLane lane{loop, books, lanes, watch,
                        [this](const domain::counter::Ask& what) { return counter->handle(what); }};
    explicit World(const char* role = "manager")
    {
        lanes.officePages = {&maker, &makers};
        lanes.pagePrinter = {&printer, &printers};
        counter->runEffectsWith([this](const domain::counter::Effect& one) {
            const auto& wanted = std::get<domain::counter::effect::PrintReport>(one);
            lane.send(wanted.report, wanted.form, wanted.job);
        });
        if (const Status in = counter->handle(command::SignIn{"clerk-1", role, true}); !in) {
            qFatal("%s", in.error().what.c_str());
        }
    }
    int prints() const
    {
        return static_cast<int>(std::count_if(books.events.begin(), books.events.end(), [](const auto& one) {
            return one.entry.kind == "report-print-requested";
        }));
    }
};

} // namespace

class OfficePageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void printedOnlyWhenThePrinterSaysSo_data()
    {
        QTest::addColumn<int>("said");
        QTest::addColumn<int>("shown");
        QTest::newRow("confirmed") << int(ports::PrintState::Confirmed) << int(PaperStatus::Printed);
        QTest::newRow("failed") << int(ports::PrintState::Failed) << int(PaperStatus::Owed);
        QTest::newRow("unknown") << int(ports::PrintState::Unknown) << int(PaperStatus::Unknown);
    }
    void printedOnlyWhenThePrinterSaysSo()
    {
        QFETCH(int, said);
        QFETCH(int, shown);
        World world;
        world.printer.answer.state = static_cast<ports::PrintState>(said);
        for (const char* form : {"readiness", "evidence"}) {
            QVERIFY(world.lane.printPage(form, "1405-1"));
            QVERIFY(world.lane.page(form).making);
            QCOMPARE(world.counter->state().officePages.count(form), std::size_t(0)); // nothing is told of it yet
            world.makers.goOn();
            QVERIFY(!world.lane.page(form).making);
            QCOMPARE(world.counter->state().officePages.at(form).paper, PaperStatus::Requested); // in the books
            QVERIFY(world.lane.printPage(form, "1405-1"));                                       // again, impatiently
            QVERIFY(world.makers.waiting.empty());
            world.printers.goOn();
            QCOMPARE(int(world.counter->state().officePages.at(form).paper), shown);
        }
        QCOMPARE(world.printer.pages, 2);
        QCOMPARE(world.counter->state().officePages.at("evidence").about, std::string("case-of-1405-1"));
    }

    /// What cannot be made, or may not be asked, leaves no trace in the books and reaches no printer.
    void whatCannotBeMadeIsNotInTheBooks()
    {
        World world;
        world.maker.pdf = makeError(ErrorKind::Refused, "the books hold no such case", "test");
        QVERIFY(world.lane.printPage("evidence", "77"));
        world.makers.goOn();
        QCOMPARE(world.lane.page("evidence").problem, std::string("evidence-no-case"));
        world.maker.pdf = makeError(ErrorKind::Storage, "disk", "test");
        QVERIFY(world.lane.printPage("readiness", ""));
        world.makers.goOn();
        QCOMPARE(world.lane.page("readiness").problem, std::string("page-not-made"));
        QCOMPARE(world.lane.printPage("evidence", "").error().what, std::string("which:required"));
        QCOMPARE(world.prints(), 0);
        QVERIFY(world.printers.waiting.empty());
    }

    void whoMayAsk()
    {
        World clerk("clerk");
        QCOMPARE(clerk.lane.printPage("evidence", "1").error().what, std::string("manager-only"));
        QVERIFY(clerk.lane.printPage("readiness", ""));
        QVERIFY(clerk.counter->handle(command::SignOut{}).has_value());
        clerk.makers.goOn(); // left while it was made
        QCOMPARE(clerk.lane.page("readiness").problem, std::string("signed-out"));
        QCOMPARE(clerk.prints(), 0);
        QCOMPARE(clerk.lane.printPage("readiness", "").error().what, std::string("signed-out"));
        World poor;
        poor.lanes.pagePrinter = {};
        QCOMPARE(poor.lane.printPage("readiness", "").error().what, std::string("no-page-printer"));
    }
};

QTEST_GUILESS_MAIN(OfficePageTest)
#include "office_page_test.moc"
