// SPDX-License-Identifier: GPL-3.0-or-later
// A support session over the real counter: consent, acts, and each of its ends (lessons H17). Nothing support says can be a case, money or paper.
#include <QTest>

#include "terminal/app/support_watch.h"
#include "tests/terminal/app/hand_books.h"
#include "tests/terminal/app/step_clock.h"

using namespace pishkhan;
using namespace pishkhan::test;
namespace command = pishkhan::domain::counter::command;

namespace {

constexpr std::int64_t minute = 60'000;

struct Box final : ports::ProposalBox {
    std::vector<ports::Proposal> all;
    const std::vector<ports::Proposal>& held() const override { return all; }
    std::int64_t refused() const override { return 0; }
};

/// Signed for `minutes` from now on; the signatures themselves are the folder's and the journal's business.
ports::Proposal said(const StepClock& clock, const std::string& subject, const std::string& id, const std::string& text,
                     std::int64_t minutes = 20)
{
    ports::Proposal out;
    out.signer = {ActorKind::Support, "poshtibani-01"};
    out.id = id;
    out.subject = subject;
    out.about = subject == "session-act" ? "S-1" : "";
    out.text = text;
    out.certifiedFrom = clock.now();
    out.certifiedTo = clock.now() + Milliseconds(minutes * minute);
    return out;
}

struct World {
    StepClock clock;
    HandBooks books{clock};
    AtOnce now;
    Box box;
    app::Counter counter{app::Counter::open(books, clock).value()};
    app::Lanes lanes;
    app::Loop loop{counter, now,
                   clock,   [](const Error&) {},
                   [] {},   [](const std::string&, const std::string&, const std::string&) {}};
    app::SupportWatch watch{loop, lanes, [] {
                                app::SupportFacts facts;
                                facts.devices = {{"receipt-printer", "trouble", "paper-out"}};
                                facts.lineState = "live";
                                facts.unsent = 12;
                                facts.version = "0.1.0";
                                return facts;
                            }};

    World()
    {
        lanes.proposals = &box;
        counter.runEffectsWith([](const domain::counter::Effect&) {});
        counter.whenChanged([this](const auto& facts) { watch.recorded(facts); });
        watch.start();
    }
    const domain::counter::State& state() const { return counter.state(); }
    bool agree(std::int64_t minutes = 20)
    {
        const auto asked = said(clock, "session-request", "S-1", "چاپگر رسید", minutes);
        command::AnswerProposal ask;
        ask.signer = asked.signer;
        ask.proposal = asked.id;
        ask.subject = asked.subject;
        ask.certifiedFrom = asked.certifiedFrom;
        ask.certifiedTo = asked.certifiedTo;
        return counter.handle(command::SignIn{"manager1", "manager", true}) && counter.handle(ask);
    }
    std::size_t count(std::string_view kind) const
    {
        return static_cast<std::size_t>(std::count_if(books.events.begin(), books.events.end(),
                                                      [kind](const auto& one) { return one.entry.kind == kind; }));
    }
};

} // namespace

class SupportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void actsAreAnsweredOnlyWithinASession()
    {
        World world;
        world.box.all = {said(world.clock, "session-act", "A-1", "devices")};
        world.clock.pass(5000);
        QCOMPARE(world.count("support-acted"), std::size_t{0}); // nobody has agreed
        QVERIFY(world.agree());
        world.clock.pass(2000);
        QCOMPARE(world.count("support-acted"), std::size_t{1});
        QCOMPARE(QString::fromStdString(world.state().support->acts.front().answer),
                 QString("چاپگر رسید: نیازمند رسیدگی، کاغذ ندارد"));
        world.clock.pass(10000);
        QCOMPARE(world.count("support-acted"), std::size_t{1}); // once
    }

    void onlyTheSignerWithAKeyForMinutes()
    {
        World world;
        QVERIFY(world.agree());
        auto stranger = said(world.clock, "session-act", "A-1", "devices");
        stranger.signer.id = "poshtibani-02";
        auto centre = said(world.clock, "session-act", "A-2", "devices");
        centre.signer.kind = ActorKind::Central;
        auto forYears = said(world.clock, "session-act", "A-3", "devices", 60 * 24 * 365);
        auto elsewhere = said(world.clock, "session-act", "A-4", "devices");
        elsewhere.about = "S-7";
        world.box.all = {stranger, centre, forYears, elsewhere};
        world.clock.pass(5000);
        QCOMPARE(world.count("support-acted"), std::size_t{0});
    }

    void everyWordIsReadOnly_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("answer");
        QTest::newRow("queue") << "queue"
                               << "12 رویداد در صف؛ خط نظارت برقرار است";
        QTest::newRow("self-test")
            << "self-test"
            << "نسخهٔ برنامه 0.1.0؛ دورهٔ دفتر 1؛ دفتر بی‌هشدار است؛ آخرین وارسی درست بود";
        for (const char* word : {"", "close-case", "pay", "cancel; devices", "../journal", "SELECT * FROM log"}) {
            QTest::addRow("refused %s", word) << word << "مجاز نیست";
        }
    }
    void everyWordIsReadOnly()
    {
        QFETCH(QString, word);
        QFETCH(QString, answer);
        World world;
        QVERIFY(world.agree());
        const std::size_t before = world.books.events.size();
        world.box.all = {said(world.clock, "session-act", "A-1", word.toStdString())};
        world.clock.pass(2000);
        QCOMPARE(QString::fromStdString(world.state().support->acts.front().answer), answer);
        QCOMPARE(world.books.events.size(), before + 2); // what was asked, what was shown, and nothing else
        QVERIFY(world.state().cases.empty() && world.state().gates.empty() && !world.state().shift);
    }

    void theLogSaysNumbersAndWordsOnly()
    {
        World world;
        QVERIFY(world.agree());
        world.box.all = {said(world.clock, "session-act", "A-1", "log")};
        world.clock.pass(2000);
        const QString log = QString::fromStdString(world.state().support->acts.front().answer);
        QVERIFY2(log.contains("clerk-signed-in") && !log.contains("manager1"), qPrintable(log));
    }

    void itEndsWithItsTime()
    {
        World world;
        QVERIFY(world.agree(10));
        world.clock.pass(9 * minute);
        QVERIFY(domain::counter::isSupportOpen(world.state()));
        world.clock.pass(1 * minute + 2000);
        QCOMPARE(world.state().support->endedBy, std::string("time"));
        world.box.all = {said(world.clock, "session-act", "A-1", "devices")};
        world.clock.pass(5000);
        QCOMPARE(world.count("support-acted"), std::size_t{0});
    }

    void theOfficeEndsItAtAnyMoment()
    {
        World world;
        QVERIFY(world.agree());
        QVERIFY(world.counter.handle(command::SignOut{"asked"})); // nobody needs to be signed in to end it
        QVERIFY(world.counter.handle(command::EndSupport{"office"}));
        QCOMPARE(world.state().support->endedBy, std::string("office"));
        for (int i = 0; i < 50; ++i) {
            QVERIFY(world.counter.handle(command::EndSupport{"office"}));
        }
        QCOMPARE(world.count("support-session-ended"), std::size_t{1});
    }

    void aRestartEndsIt()
    {
        World world;
        QVERIFY(world.agree());
        auto again = app::Counter::open(world.books, world.clock); // the next run folds the same books
        QVERIFY(again && domain::counter::isSupportOpen(again->state()));
        again->runEffectsWith([](const domain::counter::Effect&) {});
        QVERIFY(again->handle(command::Start{}));
        QCOMPARE(again->state().support->endedBy, std::string("restart"));
    }
};

QTEST_GUILESS_MAIN(SupportTest)
#include "support_test.moc"
