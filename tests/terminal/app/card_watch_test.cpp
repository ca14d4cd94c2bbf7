// SPDX-License-Identifier: GPL-3.0-or-later
// The clerk's card over a clock worked by hand: whose it is, one try of its PIN, the session that ends with it, and what the books say.
#include <deque>

#include <QTest>

#include "terminal/app/card_watch.h"
#include "tests/terminal/app/hand_books.h"
#include "tests/terminal/app/step_clock.h"

using namespace pishkhan;
using namespace pishkhan::app;
using test::AtOnce;
using test::StepClock;
namespace command = pishkhan::domain::counter::command;

namespace {

const std::string clerksKey(64, 'a');

/// The card's thread: at once, or kept until it is let go.
class Hand final : public ports::Worker {
public:
    bool isStuck = false;
    std::deque<std::function<void()>> kept;
    void run(std::function<void()> task) override
    {
        if (isStuck) {
            kept.push_back(std::move(task));
        } else {
            task();
        }
    }
    void letGo()
    {
        isStuck = false;
        while (!kept.empty()) {
            auto task = std::move(kept.front());
            kept.pop_front();
            task();
        }
    }
};

class Reader final : public ports::StaffCards {
public:
    Result<std::string> in = std::string();
    Result<ports::StaffCard> card = ports::StaffCard{clerksKey, "c1", "clerk", ""};
    ports::CardProof proof{true, "", -1};
    int tries = 0;
    std::string lastPin;
    Result<std::string> presence() override { return in; }
    Result<ports::StaffCard> read() override { return card; }
    ports::CardProof prove(const ports::StaffCard&, const Secret& pin) override
    {
        ++tries;
        lastPin = pin.view();
        return proof;
    }
};

struct World {
    StepClock clock;
    test::HandBooks books{clock};
    AtOnce executor;
    Result<Counter> counter = Counter::open(books, clock);
    std::string readerState;
    Loop loop{
        *counter, executor,
        clock,    [](const Error&) {},
        [] {},    [this](const std::string&, const std::string& state, const std::string&) { readerState = state; }};
    Reader reader;
    Hand thread;
    catalogue::OfficeConfiguration office;
    CardView view;
    CardWatch watch{loop, {&reader, &thread}, office, view, [this](const domain::counter::Ask& what) {
                        return counter->handle(what);
                    }};
    World()
    {
        office.cards.isUsed = true;
        office.accounts = {{"clerk-1", "x", catalogue::Role::Clerk, "$argon2id$", {clerksKey}},
                           {"manager-1", "y", catalogue::Role::Manager, "$argon2id$", {}}};
        watch.start();
    }
    void putIn(const char* presence)
    {
        reader.in = std::string(presence);
        clock.pass(500);
    }
    std::string signIn()
    {
        const Status asked = watch.signIn(Secret(std::string("246810")));
        return asked ? "" : asked.error().what;
    }
    const std::optional<domain::counter::Session>& session() const { return counter->state().session; }
    QStringList kinds() const
    {
        QStringList out;
        for (const auto& one : books.events) {
            out << QString::fromStdString(one.entry.kind);
        }
        return out;
    }
};

} // namespace

class CardWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holderSignsInWithCardAndPin()
    {
        World world;
        QVERIFY(world.view.state == CardState::None);
        QCOMPARE(world.signIn(), std::string("no-card"));
        world.putIn("reader 1");
        QVERIFY(world.view.state == CardState::Ready);
        QCOMPARE(world.view.account, std::string("clerk-1"));
        QCOMPARE(world.signIn(), std::string());
        QCOMPARE(world.reader.lastPin, std::string("246810"));
        QVERIFY(world.session() && world.session()->means == "card" && world.session()->clerk == "clerk-1");
        QCOMPARE(world.kinds(), QStringList{QStringLiteral("clerk-signed-in")});
        for (const auto& event : world.books.events) { // the PIN is in no field of any event
            for (const Field& field : event.entry.clear) {
                QVERIFY(field.value.find("246810") == std::string::npos);
            }
        }
    }

    void removedCardLocks_data()
    {
        QTest::addColumn<QString>("then");
        QTest::newRow("pulled out") << "";
        QTest::newRow("another card") << "reader 5";
        QTest::newRow("reader unplugged") << "gone";
        QTest::newRow("reader hangs") << "hung";
    }

    void removedCardLocks()
    {
        QFETCH(QString, then);
        World world;
        world.putIn("reader 1");
        QCOMPARE(world.signIn(), std::string());
        world.clock.pass(60000);
        QVERIFY(world.session().has_value()); // while it is in, nothing happens
        if (then == QStringLiteral("gone")) {
            world.reader.in = makeError(ErrorKind::Disconnected, "no reader", "test");
        } else if (then == QStringLiteral("hung")) {
            world.thread.isStuck = true;
            world.clock.pass(11000);
        } else {
            world.reader.in = then.toStdString();
        }
        world.clock.pass(1000);
        QVERIFY(!world.session());
        QCOMPARE(world.kinds().count(QStringLiteral("clerk-signed-out")), 1);
    }

    void pinSessionDoesNotHangOnACard()
    {
        World world;
        QVERIFY(world.counter->handle(command::SignIn{"manager-1", "manager", true}));
        world.putIn("reader 1"); // a citizen's card, say
        world.reader.card = ports::StaffCard{std::string(64, 'f'), "c9", "nobody", ""};
        world.putIn("reader 3");
        QVERIFY(world.view.state == CardState::Refused);
        world.putIn("");
        QVERIFY(world.session().has_value());
        QVERIFY(!world.kinds().contains(QStringLiteral("card-refused")));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("word");
        QTest::newRow("nobody's") << "f"
                                  << ""
                                  << "card-unknown";
        QTest::newRow("expired") << "a"
                                 << "card-expired"
                                 << "card-expired";
        QTest::newRow("not believed") << "a"
                                      << "card-untrusted"
                                      << "card-untrusted";
    }

    void refusals()
    {
        QFETCH(QString, key);
        QFETCH(QString, problem);
        QFETCH(QString, word);
        World world;
        world.reader.card = ports::StaffCard{std::string(64, key.toStdString()[0]), "c1", "x", problem.toStdString()};
        world.putIn("reader 1");
        QVERIFY(world.view.state == CardState::Refused);
        QCOMPARE(QString::fromStdString(world.view.problem), word);
        QCOMPARE(world.signIn(), std::string("no-card"));
        QCOMPARE(world.reader.tries, 0); // its PIN is not tried
        QCOMPARE(world.kinds(), QStringList{QStringLiteral("card-refused")});
        world.clock.pass(30000); // told once, not at every look
        QCOMPARE(world.kinds().size(), 1);
    }

    void wrongPinIsCountedAndSaysTheTriesLeft()
    {
        World world;
        world.putIn("reader 1");
        world.reader.proof = {false, "card-pin-wrong", 2};
        QCOMPARE(world.signIn(), std::string());
        QCOMPARE(world.view.problem, std::string("card-pin-wrong"));
        QCOMPARE(world.view.triesLeft, 2);
        QVERIFY(!world.session());
        QCOMPARE(world.kinds(), QStringList{QStringLiteral("clerk-sign-in-failed")});
        QVERIFY(world.view.state == CardState::Ready); // once more
        world.reader.proof = {false, "card-pin-locked", -1};
        QCOMPARE(world.signIn(), std::string());
        QVERIFY(world.view.state == CardState::Refused);
        QCOMPARE(world.kinds().last(), QStringLiteral("card-refused"));
    }

    void oneKeyTwiceIsOneTry()
    {
        World world;
        world.putIn("reader 1");
        world.thread.isStuck = true;
        QCOMPARE(world.signIn(), std::string());
        QCOMPARE(world.signIn(), std::string());
        world.thread.letGo();
        QCOMPARE(world.reader.tries, 1);
        QVERIFY(world.session().has_value());
    }

    /// Proved while the card was being pulled out: nobody is signed in by a card that is not there.
    void pulledOutWhileProving()
    {
        World world;
        world.putIn("reader 1");
        world.thread.isStuck = true;
        QCOMPARE(world.signIn(), std::string());
        world.reader.in = std::string("");
        world.thread.letGo(); // the signature is good …
        world.clock.pass(1000);
        QVERIFY(!world.session()); // … and the session ended with the next look
        QVERIFY(world.view.state == CardState::None);
    }

    void lockedAccountIsNotTried()
    {
        World world;
        world.putIn("reader 1");
        world.reader.proof = {false, "card-pin-wrong", 2};
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(world.signIn(), std::string());
        }
        QCOMPARE(world.signIn(), std::string("wait")); // the counter's own patience, beside the card's
        QCOMPARE(world.reader.tries, 5);
    }

    void missedLooksAreForgivenTwice()
    {
        World world;
        world.putIn("reader 1");
        QCOMPARE(world.signIn(), std::string());
        world.reader.in = makeError(ErrorKind::Timeout, "late", "test");
        world.clock.pass(1000);
        QVERIFY(world.session().has_value());
        world.clock.pass(500);
        QVERIFY(!world.session());
        QVERIFY(world.view.state == CardState::NoReader);
    }
};

QTEST_APPLESS_MAIN(CardWatchTest)
#include "card_watch_test.moc"
