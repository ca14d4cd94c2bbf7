// SPDX-License-Identifier: GPL-3.0-or-later
// The device supervisor over a clock worked by hand: back-off, forgiven misses, plugging as news, a question that never comes back.
#include <deque>

#include <QTest>

#include "terminal/app/device_watch.h"
#include "terminal/app/scan_button.h"
#include "tests/terminal/app/hand_books.h"
#include "tests/terminal/app/step_clock.h"

using namespace pishkhan;
using namespace pishkhan::app;
using test::AtOnce;
using test::StepClock;

namespace {

/// Time that stands until the test moves it; timers fire in order.
/// A device's thread: at once, or stuck until it is let go.
class Hand final : public ports::Worker {
public:
    bool isStuck = false;  ///< a question begins and does not come back
    bool isAtAJob = false; ///< no question begins
    std::deque<std::function<void()>> kept;
    void run(std::function<void()> task) override
    {
        if (isStuck || isAtAJob) {
            kept.push_back(std::move(task));
        } else {
            task();
        }
    }
};

class Printer final : public ports::ReceiptPrinter {
public:
    Result<ports::PrinterCondition> answer = ports::PrinterCondition{true, {}};
    int asked = 0;
    std::function<void()> whileAsked = [] {};
    Result<ports::PrinterCondition> condition() override
    {
        ++asked;
        whileAsked();
        return answer;
    }
    ports::PrintReport print(const std::string&, const ports::Bitmap&) override { return {}; }
};

/// A scanner with a button, pressed or not.
class Scanner final : public ports::DocumentScanner {
public:
    Result<ports::ButtonWait> answer = ports::ButtonWait::NotYet;
    int asked = 0;
    bool wasStopped = false;
    Result<ports::ScannedDocument> read(const std::function<bool()>&) override { return ports::ScannedDocument(); }
    Result<ports::ButtonWait> awaitButton(const std::function<bool()>& cancelRequested) override
    {
        ++asked;
        wasStopped = cancelRequested();
        return answer;
    }
};

struct World {
    StepClock clock;
    test::HandBooks books{clock};
    AtOnce executor;
    Result<Counter> counter = Counter::open(books, clock);
    Loop loop{*counter, executor, clock, [](const Error&) {}, [] {}, {}};
    Printer printer;
    Hand thread;
    Lanes lanes;
    DeviceWatch watch{loop, lanes};
    World()
    {
        lanes.receiptPrinter = {&printer, &thread};
        watch.start();
    }
    QString shown() const
    {
        for (const DeviceView& one : watch.views()) {
            if (one.id == "receipt-printer") {
                return QString::fromStdString(one.state + " " + one.reason).trimmed();
            }
        }
        return {};
    }
};

Error away()
{
    return makeError(ErrorKind::Disconnected, "gone", "test");
}

} // namespace

class DeviceWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theButtonCountsWhereADocumentIsAwaited()
    {
        World world;
        Scanner scanner;
        Hand thread;
        thread.isAtAJob = true; // each wait goes on when the test says so
        world.lanes.scanner = {&scanner, &thread};
        int presses = 0;
        ScanButton button(world.loop, world.lanes, [&presses] { ++presses; });
        const auto goOn = [&thread] {
            const auto task = thread.kept.front();
            thread.kept.pop_front();
            task();
        };
        button.attend(false);
        QVERIFY(thread.kept.empty());
        button.attend(true);
        button.attend(true); // every change of the screen says so again
        QCOMPARE(thread.kept.size(), std::size_t(1));
        goOn();
        QCOMPARE(thread.kept.size(), std::size_t(1)); // nobody pressed: the next few seconds
        scanner.answer = ports::ButtonWait::Pressed;
        goOn();
        QCOMPARE(presses, 1);
        button.attend(false); // the screen went on: what was pressed there means nothing here
        goOn();
        QVERIFY(scanner.wasStopped);
        QCOMPARE(presses, 1);
        QVERIFY(thread.kept.empty());
    }

    void aScannerWithoutAButtonIsAskedOnce()
    {
        World world;
        Scanner scanner;
        Hand thread;
        world.lanes.scanner = {&scanner, &thread};
        ScanButton button(world.loop, world.lanes, [] {});
        scanner.answer = away(); // not now; the next screen asks again
        button.attend(true);
        button.attend(true);
        QCOMPARE(scanner.asked, 1);
        button.attend(false);
        scanner.answer = ports::ButtonWait::HasNone;
        button.attend(true);
        button.attend(false);
        button.attend(true);
        QCOMPARE(scanner.asked, 2);
    }

    void aGoodStartIsNoNews()
    {
        World world;
        QCOMPARE(world.shown(), QStringLiteral("ready"));
        QVERIFY(world.books.events.empty());
        world.clock.pass(20000);
        QCOMPARE(world.printer.asked, 6); // at once, then every four seconds
    }

    void aChangeIsAnEventAndAHandIsAwaitedMoreOften()
    {
        World world;
        world.printer.answer = ports::PrinterCondition{false, {ports::PrinterReason::PaperOut}};
        world.clock.pass(4000);
        QCOMPARE(world.shown(), QStringLiteral("trouble paper-out"));
        QCOMPARE(world.books.events.size(), std::size_t(1));
        world.printer.answer = ports::PrinterCondition{true, {}};
        world.clock.pass(2000);
        QCOMPARE(world.shown(), QStringLiteral("ready"));
        QCOMPARE(world.books.events.size(), std::size_t(2));
    }

    void aMissedAnswerIsForgivenTwice()
    {
        World world;
        world.printer.answer = makeError(ErrorKind::Timeout, "late", "test");
        world.clock.pass(4000);
        QCOMPARE(world.shown(), QStringLiteral("ready"));
        world.clock.pass(1000);
        QCOMPARE(world.shown(), QStringLiteral("ready"));
        world.clock.pass(2000);
        QCOMPARE(world.shown(), QStringLiteral("trouble timeout"));
    }

    void awayIsAskedMoreSeldomAndPluggingIsNewsAtOnce()
    {
        World world;
        world.printer.answer = away();
        world.clock.pass(4000);
        QCOMPARE(world.shown(), QStringLiteral("missing disconnected"));
        world.clock.pass(120000);
        QVERIFY2(world.printer.asked <= 12, qPrintable(QString::number(world.printer.asked)));
        const int before = world.printer.asked;
        world.watch.plugged("input"); // somebody's mouse
        QCOMPARE(world.printer.asked, before);
        world.printer.answer = ports::PrinterCondition{true, {}};
        world.watch.plugged("usb");
        QCOMPARE(world.shown(), QStringLiteral("ready"));
        QCOMPARE(world.printer.asked, before + 1);
        world.printer.answer = away();
        world.watch.plugged("usb");
        QCOMPARE(world.shown(), QStringLiteral("missing disconnected")); // pulled out: at once as well
        QCOMPARE(world.books.events.size(), std::size_t(3));
    }

    void pluggedWhileAskedIsAskedAgain()
    {
        World world;
        world.printer.whileAsked = [&] {
            world.clock.monotonic += 10;
            if (world.printer.asked == 2) {
                world.watch.plugged("usb");
            }
        };
        world.printer.answer = away();
        world.clock.pass(4600); // its answer is from before: the next beat asks again
        QCOMPARE(world.printer.asked, 3);
    }

    void aQuestionThatNeverComesBackIsNews()
    {
        World world;
        world.thread.isStuck = true;
        world.printer.whileAsked = [&] { world.clock.pass(11000); }; // the driver hangs; the owner's beats go on
        world.clock.pass(4000);
        QCOMPARE(world.thread.kept.size(), std::size_t(1));
        world.thread.kept.front()();
        QCOMPARE(world.shown(), QStringLiteral("ready")); // it answered after all …
        const auto& said = world.books.events;
        QCOMPARE(said.size(), std::size_t(2)); // … and in between everybody was told
        QCOMPARE(valueOf(said[0].entry.clear, "reason"), std::string_view("device-hung"));
    }

    void aDeviceAtItsJobIsNotHung()
    {
        World world;
        world.thread.isAtAJob = true;
        world.clock.pass(60000); // someone puts paper into the page printer
        QCOMPARE(world.shown(), QStringLiteral("ready"));
        QCOMPARE(world.thread.kept.size(), std::size_t(1)); // and no second question waits behind the first
        world.clock.pass(180000);
        QCOMPARE(world.shown(), QStringLiteral("trouble device-hung"));
    }
};

QTEST_APPLESS_MAIN(DeviceWatchTest)
#include "device_watch_test.moc"
