// SPDX-License-Identifier: GPL-3.0-or-later
/// A terminal that took another one's place (lessons H16), and support that looks in for minutes (H17).
#include <QTest>

#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;
using How = command::AnswerProposal::How;

namespace {

constexpr std::int64_t minute = 60'000;

std::string wordOf(Walk& walk, const Ask& ask)
{
    const Status done = walk.ask(ask);
    return done ? std::string() : done.error().what;
}

command::ContinueBooks continuation()
{
    command::ContinueBooks ask;
    ask.continued.source = "export";
    ask.continued.oldSequence = 41;
    ask.continued.knownUntil = 1'763'830'000'000;
    ask.continued.receiptDay = "1404/09/02";
    ask.continued.receiptCount = 7;
    ask.continued.shiftCount = 3;
    ask.continued.closedDays = 2;
    ask.continued.closedDate = "1404/09/01";
    ask.continued.terminalBase = Rials(9'000'000);
    ask.continued.drawer = Rials(150'000);
    ask.continued.orderedBy = "manager1";
    ask.continued.confirmedBy = "clerk1";
    ask.work = {{"payment-doubt", "c-7", "گواهی", Rials(1'450'000), "i-9"},
                {"bill-paid", "c-3", "", Rials(20'000), "7748317800142/1770160"},
                {"proposal-answered", "P-7", "markaz-01", Rials(0), ""},
                {"dispute", "1404/09/01", "terminal", Rials(-5'000), "کارتخوان کمتر گفت"}};
    return ask;
}

command::AnswerProposal request(const Walk& walk, std::int64_t minutes = 10)
{
    command::AnswerProposal ask;
    ask.signer = {ActorKind::Support, "poshtibani-01"};
    ask.proposal = "S-1";
    ask.subject = "session-request";
    ask.text = "چاپگر رسید";
    ask.certifiedFrom = Instant{walk.now.ms - minute};
    ask.certifiedTo = Instant{walk.now.ms + minutes * minute};
    return ask;
}

command::RecordSupportAct act(const std::string& id, const std::string& signer = "poshtibani-01")
{
    return {{ActorKind::Support, signer}, id, "S-1", "devices", "b2JqZWN0", "Y2VydA==", "چاپگر: آماده"};
}

Walk withManager()
{
    Walk walk;
    walk.must(command::SignIn{"manager1", "manager", true});
    return walk;
}

} // namespace

class BooksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void continuedBooksGoOnWhereTheOldOnesEnded()
    {
        Walk walk;
        walk.must(continuation());
        const auto& first = walk.facts.front().event;
        QVERIFY(std::holds_alternative<event::BooksContinued>(first.what));
        QVERIFY(first.actor.kind == ActorKind::Human && first.actor.id == "manager1");
        const State& state = walk.state;
        QCOMPARE(state.receiptCount, std::int64_t{7});
        QCOMPARE(state.terminalBase, Rials(9'000'000));
        QCOMPARE(state.continuation->open.size(), std::size_t{1}); // the other rows are knowledge, not work
        QCOMPARE(state.paidBills.at("7748317800142/1770160"), std::string("c-3"));
        QCOMPARE(state.disputes.front().amount, Rials(-5'000));
        QCOMPARE(wordOf(walk, continuation()), std::string("books-begun"));
        walk.must(command::SignIn{"clerk1", "clerk", true});
        QCOMPARE(wordOf(walk, command::OpenShift{"1404/09/01", Rials(0)}), std::string("day-closed"));
        walk.must(command::OpenShift{"1404/09/02", Rials(150'000)});
        QCOMPARE(walk.state.shift->number, std::int64_t{4});
    }

    void carriedWorkIsFinishedByAManagerWithAReason()
    {
        Walk walk;
        walk.must(continuation());
        const command::SettleWork ask{"payment-doubt", "c-7",
                                      "کارتخوان می‌گوید پرداخت نشده است"};
        QCOMPARE(wordOf(walk, ask), std::string("signed-out"));
        walk.must(command::SignIn{"clerk1", "clerk", true});
        QCOMPARE(wordOf(walk, ask), std::string("manager-only"));
        walk.must(command::SignOut{"asked"});
        walk.must(command::SignIn{"manager1", "manager", true});
        QCOMPARE(wordOf(walk, command::SettleWork{"payment-doubt", "c-7", ""}), std::string("reason:required"));
        walk.must(ask);
        QVERIFY(walk.state.continuation->open.empty());
        const std::size_t facts = walk.facts.size();
        for (int i = 0; i < 50; ++i) {
            walk.must(ask);
        }
        QCOMPARE(walk.facts.size(), facts);
        QCOMPARE(ledgerSum(walk.state.day), Rials(0)); // nothing here is money
    }

    void aProposalAnsweredOnTheOldMachineIsAnswered()
    {
        Walk walk;
        walk.must(continuation());
        walk.must(command::SignIn{"manager1", "manager", true});
        command::AnswerProposal ask;
        ask.signer = {ActorKind::Central, "markaz-01"};
        ask.proposal = "P-7";
        QCOMPARE(wordOf(walk, ask), std::string("proposal-answered"));
    }

    void supportLooksInOnlyWhereTheOfficeAgreed()
    {
        Walk walk = withManager();
        QCOMPARE(wordOf(walk, act("A-1")), std::string("support-no-session"));
        walk.must(request(walk));
        QVERIFY(isSupportOpen(walk.state));
        walk.must(act("A-1"));
        const auto& acted = walk.facts[walk.facts.size() - 2].event;
        QVERIFY(acted.actor.kind == ActorKind::Support && acted.actor.id == "poshtibani-01");
        const std::size_t facts = walk.facts.size();
        walk.must(act("A-1"));
        QCOMPARE(walk.facts.size(), facts); // the same act once
        QCOMPARE(wordOf(walk, act("A-2", "poshtibani-02")), std::string("support-no-session"));
        QCOMPARE(walk.state.support->acts.front().answer, std::string("چاپگر: آماده"));
        QVERIFY(walk.state.cases.empty() && walk.state.day.moves.empty());
        walk.must(command::EndSupport{"office"});
        QVERIFY(walk.facts.back().event.actor.kind == ActorKind::Human);
        QCOMPARE(wordOf(walk, act("A-3")), std::string("support-no-session"));
        QCOMPARE(wordOf(walk, request(walk)), std::string()); // answered already: nothing opens again
        QVERIFY(!isSupportOpen(walk.state));
    }

    void aSessionEndsWithItsTime()
    {
        Walk walk = withManager();
        walk.must(request(walk, 10));
        QCOMPARE(walk.state.support->until.ms, walk.facts.back().at.ms + 10 * minute);
        walk.now.ms = walk.state.support->until.ms - 1000;
        walk.must(act("A-1"));
        walk.now = walk.state.support->until;
        QCOMPARE(wordOf(walk, act("A-2")), std::string("support-over"));
        walk.must(command::EndSupport{"time"});
        QVERIFY(walk.facts.back().event.actor.kind == ActorKind::System);
        QCOMPARE(walk.state.support->endedBy, std::string("time"));
    }

    void aRestartEndsIt()
    {
        Walk walk = withManager();
        walk.must(request(walk));
        walk.must(command::Start{});
        QCOMPARE(walk.state.support->endedBy, std::string("restart"));
    }

    void consentIsRefusedWhereTheKeyIsNotForMinutes()
    {
        Walk walk = withManager();
        command::AnswerProposal ask = request(walk);
        ask.certifiedTo = Instant{walk.now.ms + 365LL * 24 * 60 * minute};
        QCOMPARE(wordOf(walk, ask), std::string("support-not-timeboxed"));
        ask = request(walk, -1);
        QCOMPARE(wordOf(walk, ask), std::string("support-over"));
        ask = request(walk);
        ask.signer = {ActorKind::Central, "markaz-01"};
        QCOMPARE(wordOf(walk, ask), std::string("support-not-support"));
        ask = request(walk, 200);
        walk.must(ask);
        QCOMPARE(walk.state.support->until.ms, walk.facts.back().at.ms + 60 * minute); // never longer than an hour
        ask.proposal = "S-2";
        QCOMPARE(wordOf(walk, ask), std::string("support-open"));
        ask.how = How::Dispute;
        ask.reason = "کسی خبر نداده بود";
        walk.must(ask); // and no is always possible
    }

    void aReleaseComesOnlyWhenNothingIsUnderWay()
    {
        const auto forward = [](std::int64_t unsent = 0) {
            return command::ChangeRelease{command::ChangeRelease::Way::Forward, "1.1.0", "d1", "1.0.0", {}, unsent};
        };
        Walk walk;
        walk.signInAndOpenShift();
        QCOMPARE(wordOf(walk, forward()), std::string("release-signed-in"));
        walk.openCase();
        QCOMPARE(wordOf(walk, forward()), std::string("release-case-open"));
        walk.must(command::CancelCase{"left"});
        walk.must(command::SignOut{"asked"});
        QCOMPARE(wordOf(walk, forward(3)), std::string("release-queue"));
        walk.must(forward());
        QVERIFY(!walk.state.release.isConfirmed);
        QVERIFY(walk.facts.back().event.actor.kind == ActorKind::System);
        walk.must(command::RecordReleaseStart{"1.1.0", "d1", "1.0.0", {}});
        QVERIFY(walk.state.release.isConfirmed);
        const std::size_t said = walk.facts.size();
        walk.must(command::RecordReleaseStart{"1.1.0", "d1", "1.0.0", {}});
        QCOMPARE(walk.facts.size(), said); // every start after it has nothing new to say
    }

    void aReleaseThatFailedHereIsNeverTakenAgain()
    {
        using Way = command::ChangeRelease::Way;
        Walk walk;
        walk.must(command::ChangeRelease{Way::Forward, "1.1.0", "d1", "1.0.0", {}, 0});
        walk.must(command::ChangeRelease{Way::Back, "1.1.0", "d1", "1.0.0", "drill", 0});
        walk.must(command::ChangeRelease{Way::Forward, "1.1.0", "d1", "1.0.0", {}, 0}); // a drill condemns nothing
        walk.must(command::RecordReleaseStart{"1.1.0", "d1", "1.0.0", "start-failed"});
        QCOMPARE(walk.state.release.backCause, std::string("start-failed"));
        QCOMPARE(wordOf(walk, command::ChangeRelease{Way::Forward, "1.1.0", "d1", "1.0.0", {}, 0}),
                 std::string("release-failed-here"));
        walk.must(command::RefuseRelease{"1.1.0", "d1", "release-failed-here"});
        const std::size_t said = walk.facts.size();
        walk.must(command::RefuseRelease{"1.1.0", "d1", "release-failed-here"});
        QCOMPARE(walk.facts.size(), said); // once for one release and one reason
    }
};

QTEST_APPLESS_MAIN(BooksTest)
#include "books_test.moc"
