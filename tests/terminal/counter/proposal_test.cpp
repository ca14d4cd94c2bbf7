// SPDX-License-Identifier: GPL-3.0-or-later
/// What comes from outside changes nothing until a person of the office answers (lessons H1, H2, H13); an alarm is closed by a person with
/// a reason, never silently.
#include <QTest>

#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;
using How = command::AnswerProposal::How;

namespace {

command::AnswerProposal proposal(How how, const std::string& reason = {})
{
    command::AnswerProposal ask;
    ask.signer = {ActorKind::Central, "markaz-01"};
    ask.proposal = "P-17";
    ask.subject = "correction";
    ask.amount = Rials(-250000);
    ask.text = "کارمزد دو بار حساب شده است";
    ask.object = "b2JqZWN0";
    ask.certificate = "Y2VydA==";
    ask.how = how;
    ask.reason = reason;
    return ask;
}

Walk asManager()
{
    Walk walk;
    walk.must(command::SignIn{"manager1", "manager", true});
    return walk;
}

std::string wordOf(Walk& walk, const Ask& ask)
{
    const Status done = walk.ask(ask);
    return done ? std::string() : done.error().what;
}

} // namespace

class ProposalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAcceptedOneStandsBesideTheTotal()
    {
        Walk walk = asManager();
        walk.must(proposal(How::Accept));
        const auto& facts = walk.facts;
        const Event& received = facts[facts.size() - 2].event;
        const Event& answered = facts.back().event;
        QVERIFY(received.actor.kind == ActorKind::Central && received.actor.id == "markaz-01");
        QVERIFY(answered.actor.kind == ActorKind::Human && answered.actor.id == "manager1");
        const DayReport report = dayReport(walk.state);
        QCOMPARE(report.proposals.size(), std::size_t{1});
        QCOMPARE(report.corrected, Rials(-250000));
        QCOMPARE(report.total, Rials(0));
        QVERIFY(report.disputes.empty());
    }

    void aDisputedOneIsAnOpenDispute()
    {
        Walk walk = asManager();
        QCOMPARE(wordOf(walk, proposal(How::Dispute)), std::string("reason:required"));
        walk.must(proposal(How::Dispute, "این پرونده در دفتر ما نیست"));
        const DayReport report = dayReport(walk.state);
        QCOMPARE(report.corrected, Rials(0));
        QCOMPARE(report.disputes.size(), std::size_t{1});
        QCOMPARE(report.disputes[0].subject, std::string("proposal"));
        QCOMPARE(report.proposals[0].verdict, std::string("disputed"));
    }

    void fiftyAnswersAreOne()
    {
        for (const How how : {How::Accept, How::Dispute}) {
            Walk walk = asManager();
            walk.must(proposal(how, "دلیل ساختگی"));
            const std::size_t facts = walk.facts.size();
            for (int i = 0; i < 50; ++i) {
                walk.must(proposal(how, "دلیل ساختگی"));
            }
            QCOMPARE(walk.facts.size(), facts);
            QCOMPARE(wordOf(walk, proposal(how == How::Accept ? How::Dispute : How::Accept, "نظر دیگر")),
                     std::string("proposal-answered"));
        }
    }

    void onlyAManagerAnswers()
    {
        Walk walk;
        QCOMPARE(wordOf(walk, proposal(How::Accept)), std::string("signed-out"));
        walk.signInAndOpenShift();
        QCOMPARE(wordOf(walk, proposal(How::Accept)), std::string("manager-only"));
    }

    void anExpiredOneCanOnlyBeDisputed()
    {
        Walk walk = asManager();
        command::AnswerProposal late = proposal(How::Accept);
        late.expires = Instant{walk.now.ms - 1};
        QCOMPARE(wordOf(walk, late), std::string("proposal-expired"));
        late.how = How::Dispute;
        late.reason = "مهلت گذشته است";
        walk.must(late);
    }

    void aboutACaseItStandsWithTheCase()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.openCase();
        const std::string id = walk.caseId();
        walk.must(command::CancelCase{"citizen-left"});
        walk.must(command::SignOut{"asked"});
        walk.must(command::SignIn{"manager1", "manager", true});
        command::AnswerProposal ask = proposal(How::Accept);
        ask.about = id;
        walk.must(ask);
        QCOMPARE(walk.facts.back().event.caseId, id);
        QCOMPARE(walk.state.cases.at(id).proposals.size(), std::size_t{1});
    }

    /// The office's own person cannot speak as the centre, and an answer needs what it answers.
    void impossibleFactsAreRefused()
    {
        State state;
        const event::ProposalReceived received{"P-1", "notice", "", Rials(0), "", "", ""};
        for (const ActorKind kind : {ActorKind::Human, ActorKind::System}) {
            QCOMPARE(evolve(state, {{{}, {}, {kind, "clerk1"}, received}, 1, {}}).error().kind, ErrorKind::Integrity);
        }
        const event::ProposalAccepted accepted{"P-1", "markaz-01", Rials(0), "manager1"};
        QCOMPARE(evolve(state, {{{}, {}, {ActorKind::Human, "manager1"}, accepted}, 1, {}}).error().kind,
                 ErrorKind::Integrity);
    }

    void anAlarmIsClosedByAPersonWithAReason()
    {
        Walk walk = asManager();
        walk.must(command::RaiseAlarm{"journal", "made up"});
        QVERIFY(walk.state.alarm);
        QCOMPARE(wordOf(walk, command::AcknowledgeAlarm{""}), std::string("reason:required"));
        walk.must(command::AcknowledgeAlarm{"دیسک عوض شد"});
        QVERIFY(!walk.state.alarm);
        const auto* fact = std::get_if<event::AlarmAcknowledged>(&walk.facts.back().event.what);
        QVERIFY(fact != nullptr);
        QCOMPARE(fact->check, std::string("journal"));
        const std::size_t facts = walk.facts.size();
        for (int i = 0; i < 50; ++i) {
            walk.must(command::AcknowledgeAlarm{"دیسک عوض شد"});
        }
        QCOMPARE(walk.facts.size(), facts);
        Walk clerk;
        clerk.signInAndOpenShift();
        clerk.must(command::RaiseAlarm{"journal", "made up"});
        QCOMPARE(wordOf(clerk, command::AcknowledgeAlarm{"دیسک عوض شد"}), std::string("manager-only"));
    }
};

QTEST_APPLESS_MAIN(ProposalTest)
#include "proposal_test.moc"
