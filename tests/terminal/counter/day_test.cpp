// SPDX-License-Identifier: GPL-3.0-or-later
/// A working day from its zero report to its seal: what it adds up to, what stops it, what a difference can become, and that it is locked.
#include <numeric>

#include <QTest>

#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;
namespace payment = pishkhan::domain::payment;

namespace {

QString answer(Walk& walk, const Ask& ask)
{
    const Status done = walk.ask(ask);
    return done ? QStringLiteral("accepted") : QString::fromStdString(done.error().what);
}

command::CloseDay seal()
{
    return {"manager-1", "manager", "4d6f"};
}

using How = command::SettleDifference::How;

/// One paid case of 1,450,000 rials, finished; the shift still open.
void oneCase(Walk& walk)
{
    walk.toPaid();
    const std::string id = walk.caseId();
    walk.must(command::RecordSubmission{id, "14050901123", ""});
    walk.must(command::IssueReceipt{id, "72001234", 1});
    walk.must(command::SendReceipt{id, "receipt-printer", "first"});
    walk.must(command::RecordPrint{id, walk.open().receipt->job, command::RecordPrint::Outcome::Printed, "", "p"});
    walk.must(command::FinishCase{});
}

void closeEqual(Walk& walk)
{
    walk.must(command::StartDayClose{});
    walk.must(command::RecordTerminalTotals{1, Rials(1'450'000), ""});
    walk.must(seal());
}

} // namespace

class DayTest : public QObject {
    Q_OBJECT
private slots:
    void aShiftOpensWithWhatIsCountedAndAZeroReport()
    {
        Walk walk;
        walk.must(command::SignIn{"clerk-1", "clerk", true});
        walk.must(command::OpenShift{"1404/09/01", Rials(500'000)});
        QCOMPARE(walk.state.drawer, Rials(500'000));
        const auto* zero = std::get_if<event::ZeroReportIssued>(&walk.facts[walk.facts.size() - 2].event.what);
        QVERIFY(zero != nullptr);
        const auto* paper =
            std::get_if<effect::PrintReport>(&walk.effects.back()); // it comes out before the first citizen
        QVERIFY(paper != nullptr);
        QCOMPARE(paper->form, std::string("zero"));
        walk.must(command::RecordReportPrint{paper->report, paper->form, paper->job, "printed", ""});
        QCOMPARE(walk.state.reportPaper.at("zero"), PaperStatus::Printed);
        const std::size_t before = walk.facts.size();
        walk.must(command::RecordReportPrint{paper->report, paper->form, paper->job, "printed", ""});
        QCOMPARE(walk.facts.size(), before); // said twice, known once
        QCOMPARE(zero->drawer, Rials(500'000));
        QCOMPARE(zero->businessDate, std::string("1404/09/01"));
        QCOMPARE(answer(walk, command::OpenShift{"1404/09/01", Rials(0)}), QStringLiteral("shift-open"));
    }

    void theNumbersAreTheLogs()
    {
        Walk walk;
        oneCase(walk);
        const DayReport report = dayReport(walk.state);
        QCOMPARE(report.firstSequence, std::uint64_t{1});
        QCOMPARE(report.lastSequence, walk.facts.back().sequence);
        QCOMPARE(report.events, std::uint64_t{walk.facts.size()});
        QCOMPARE(report.cases, 1);
        QCOMPARE(report.payments, 1);
        QCOMPARE(report.total, Rials(1'450'000));
        QCOMPARE(report.payees.size(), std::size_t{1});
        QCOMPARE(report.payees[0].title, std::string("خزانه"));
        QCOMPARE(report.services[0].count, 1);
        QCOMPARE(report.services[0].sum, Rials(1'450'000));
        QCOMPARE(report.clerks[0].key, std::string("clerk-1"));
        QCOMPARE(report.outcomes[0].count, 1);
        QCOMPARE(std::accumulate(report.hours.begin(), report.hours.end(), std::int64_t{0}), 1);
    }

    void aDayThatAgreesIsSealedAndLocked()
    {
        Walk walk;
        oneCase(walk);
        const auto last = walk.facts.back().sequence;
        closeEqual(walk);
        const auto* sealed = std::get_if<event::DayClosed>(&walk.facts.back().event.what);
        QVERIFY(sealed != nullptr);
        QCOMPARE(sealed->terminal, std::string("equal"));
        QCOMPARE(sealed->drawer, std::string("equal"));
        QCOMPARE(sealed->firstSequence, 1);
        QVERIFY(sealed->lastSequence > static_cast<std::int64_t>(last));
        QCOMPARE(sealed->root, std::string("4d6f"));
        QCOMPARE(sealed->total, Rials(1'450'000));
        QCOMPARE(walk.facts.back().event.actor.id, std::string("manager-1"));
        QVERIFY(!walk.state.closing && !walk.state.shift);
        QCOMPARE(walk.state.lastReport->total, Rials(1'450'000));
        QCOMPARE(answer(walk, command::OpenShift{"1404/09/01", Rials(0)}), QStringLiteral("day-closed"));
        QCOMPARE(answer(walk, command::OpenShift{"1404/08/30", Rials(0)}), QStringLiteral("day-closed"));
        QCOMPARE(answer(walk, command::OpenShift{"1404/09/02", Rials(0)}), QStringLiteral("accepted"));
        QCOMPARE(dayReport(walk.state).number, 2);
        QCOMPARE(dayReport(walk.state).payments, 0);
        QCOMPARE(dayReport(walk.state).firstSequence, static_cast<std::uint64_t>(sealed->lastSequence) + 2);
    }

    void theNextDayStartsFromTheTerminalsLastSum()
    {
        Walk walk;
        oneCase(walk);
        closeEqual(walk);
        walk.must(command::OpenShift{"1404/09/02", Rials(0)});
        walk.must(command::StartDayClose{});
        walk.must(command::RecordTerminalTotals{1, Rials(1'450'000), ""});
        QCOMPARE(walk.state.closing->terminal.verdict, std::string("equal"));
        walk.must(command::LeaveDayClose{});
        walk.must(command::StartDayClose{});
        walk.must(command::RecordTerminalTotals{0, Rials(0), ""}); // the terminal was reset by its own end of day
        QCOMPARE(walk.state.closing->terminal.verdict, std::string("equal"));
    }

    void whatStopsTheClosing()
    {
        Walk walk;
        QCOMPARE(answer(walk, command::StartDayClose{}), QStringLiteral("signed-out"));
        walk.must(command::SignIn{"clerk-1", "clerk", true});
        QCOMPARE(answer(walk, command::StartDayClose{}), QStringLiteral("day-empty"));
        walk.must(command::OpenShift{"1404/09/01", Rials(300'000)});
        walk.openCase();
        QCOMPARE(answer(walk, command::StartDayClose{}), QStringLiteral("case-open"));
        walk.must(command::CancelCase{"citizen-left"});
        walk.must(command::StartDayClose{});
        QVERIFY(std::holds_alternative<effect::ReadTerminalTotals>(walk.effects.back()));
        QCOMPARE(answer(walk, command::OpenShift{"1404/09/01", Rials(0)}), QStringLiteral("day-closing"));
        QCOMPARE(answer(walk, seal()), QStringLiteral("drawer-open"));
        walk.must(command::CountDrawer{Rials(300'000)});
        QCOMPARE(answer(walk, seal()), QStringLiteral("totals-open"));
        walk.must(command::RecordTerminalTotals{0, Rials(0), ""});
        QCOMPARE(answer(walk, command::CloseDay{"clerk-1", "clerk", "00"}), QStringLiteral("manager-only"));
        QCOMPARE(answer(walk, command::SettleDifference{"terminal", How::Explain, "دلیل"}),
                 QStringLiteral("no-difference"));
        QCOMPARE(answer(walk, seal()), QStringLiteral("accepted"));
    }

    void aDifferenceIsRecountedExplainedOrDisputed()
    {
        Walk walk;
        walk.must(command::SignIn{"manager-1", "manager", true});
        walk.must(command::OpenShift{"1404/09/01", Rials(300'000)});
        walk.must(command::StartDayClose{});
        walk.must(command::CountDrawer{Rials(180'000)});
        QCOMPARE(walk.state.closing->drawer.difference(), Rials(-120'000));
        walk.must(command::CountDrawer{Rials(290'000)}); // a recount is compared with the same expectation
        QCOMPARE(walk.state.closing->drawer.difference(), Rials(-10'000));
        walk.must(command::RecordTerminalTotals{1, Rials(50'000), ""});
        QCOMPARE(answer(walk, seal()), QStringLiteral("difference-open"));
        QCOMPARE(answer(walk, command::SettleDifference{"drawer", How::Explain, "x"}),
                 QStringLiteral("reason:required"));
        walk.must(command::SettleDifference{"drawer", How::Explain, "خرید کاغذ رسید"});
        QCOMPARE(answer(walk, seal()), QStringLiteral("difference-open"));
        walk.must(command::SettleDifference{"terminal", How::Dispute, "این پرداخت از این باجه نیست"});
        walk.must(seal());
        const auto* sealed = std::get_if<event::DayClosed>(&walk.facts.back().event.what);
        QCOMPARE(sealed->drawer, std::string("explained"));
        QCOMPARE(sealed->terminal, std::string("disputed"));
        QCOMPARE(sealed->terminalDifference, Rials(50'000));
        QCOMPARE(walk.state.disputes.size(), std::size_t{1});
        QCOMPARE(walk.state.disputes[0].amount, Rials(50'000));
        walk.must(command::OpenShift{"1404/09/02", Rials(290'000)});
        const auto* zero = std::get_if<event::ZeroReportIssued>(&walk.facts[walk.facts.size() - 2].event.what);
        QCOMPARE(zero->disputes, 1); // it stays open until the other side answers
    }

    void aTerminalThatSaysNothingIsADifferenceToo()
    {
        Walk walk;
        oneCase(walk);
        walk.must(command::StartDayClose{});
        walk.must(command::RecordTerminalTotals{0, Rials(0), "timeout"});
        QCOMPARE(answer(walk, seal()), QStringLiteral("difference-open"));
        walk.must(command::SettleDifference{"terminal", How::Explain, "کارتخوان خاموش است"});
        QCOMPARE(answer(walk, seal()), QStringLiteral("accepted"));
        QCOMPARE(walk.state.lastReport->terminal.missing, std::string("timeout"));
    }

    void aRestartInTheMiddleReadsTheTotalsAgain()
    {
        Walk walk;
        oneCase(walk);
        walk.must(command::StartDayClose{});
        const Effects found = recover(walk.state);
        QVERIFY(std::any_of(found.begin(), found.end(),
                            [](const Effect& one) { return std::holds_alternative<effect::ReadTerminalTotals>(one); }));
    }

    void theReportsPaperIsNeverClaimed()
    {
        Walk walk;
        oneCase(walk);
        QCOMPARE(answer(walk, command::PrintReport{"strip"}), QStringLiteral("no-report"));
        closeEqual(walk);
        walk.must(command::PrintReport{"strip"});
        QVERIFY(std::holds_alternative<effect::PrintReport>(walk.effects.back()));
        QCOMPARE(walk.state.reportPaper.at("strip"), PaperStatus::Requested);
        const std::vector<Event> cut = settle(walk.state);
        QCOMPARE(cut.size(), std::size_t{1});
        walk.must(command::RecordReportPrint{"day-1", "strip", "j", "owed", "paper-out"});
        QCOMPARE(walk.state.reportPaper.at("strip"), PaperStatus::Owed);
        QCOMPARE(answer(walk, command::RecordExport{"pdf xlsx"}), QStringLiteral("manager-only"));
    }

    /// Who may ask for a page about the counter, what the books say of it, and a page that was cut by a power loss.
    void pagesAboutTheCounter()
    {
        Walk walk;
        QCOMPARE(answer(walk, command::PrintOfficePage{"readiness", "counter"}), QStringLiteral("signed-out"));
        walk.must(command::SignIn{"clerk-1", "clerk", true});
        QCOMPARE(answer(walk, command::PrintOfficePage{"evidence", "case-1"}), QStringLiteral("manager-only"));
        QCOMPARE(answer(walk, command::PrintOfficePage{"passport", "case-1"}), QStringLiteral("form:unknown"));
        walk.must(command::PrintOfficePage{"readiness", "counter"});
        const auto asked = std::get<effect::PrintReport>(walk.effects.back());
        QCOMPARE(asked.report + " " + asked.form, std::string("counter readiness"));
        QCOMPARE(walk.state.officePages.at("readiness").paper, PaperStatus::Requested);
        const std::size_t before = walk.facts.size();
        walk.must(command::PrintOfficePage{"readiness", "counter"});
        QCOMPARE(walk.facts.size(), before); // the same key again
        const std::vector<Event> cut = settle(walk.state);
        QCOMPARE(cut.size(), std::size_t{1});
        QCOMPARE(std::get<event::ReportPrintAnswered>(cut.front().what).outcome, std::string("unknown"));
        walk.must(command::RecordReportPrint{asked.report, asked.form, asked.job, "owed", "paper-out"});
        QCOMPARE(walk.state.officePages.at("readiness").paper, PaperStatus::Owed);
        QCOMPARE(walk.state.officePages.at("readiness").reason, std::string("paper-out"));
        QVERIFY(walk.state.reportPaper.empty());                     // says nothing of a day's report
        walk.must(command::PrintOfficePage{"readiness", "counter"}); // paper was put in
        QCOMPARE(walk.state.officePages.at("readiness").paper, PaperStatus::Requested);
    }

    void aWrongApprovalPinCounts()
    {
        Walk walk;
        oneCase(walk);
        for (int i = 0; i < 15; ++i) {
            walk.must(command::RefuseApproval{"manager-1"});
        }
        QVERIFY(walk.state.accounts.at("manager-1").locked);
    }
};

QTEST_APPLESS_MAIN(DayTest)
#include "day_test.moc"
