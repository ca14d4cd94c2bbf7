// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/terminal/app/office_day.h"

#include "terminal/base/overloaded.h"
#include "tests/terminal/counter/dump_state.h"

namespace pishkhan::test {

namespace command = domain::counter::command;
namespace effect = domain::counter::effect;
namespace payment = domain::payment;

namespace {

constexpr std::int64_t fee = 1'450'000;
const std::string clerk = "clerk1";
const std::string manager = "manager1";

std::string dateOf(int day)
{
    return "1405/09/" + std::string(day < 10 ? "0" : "") + std::to_string(day);
}

} // namespace

OfficeDay::OfficeDay(journal::SqliteJournal& books, app::Counter& counter, OutsideWorld& world, const ActorPki& pki)
    : m_books(books), m_counter(counter), m_world(world), m_pki(pki)
{
    m_counter.runEffectsWith([this](const domain::counter::Effect& one) { m_effects.push_back(one); });
}

Status OfficeDay::ask(const Ask& what)
{
    TRY(m_counter.handle(what));
    const std::uint64_t once = m_books.lastSequence();
    const std::size_t effects = m_effects.size();
    const auto* person = std::get_if<command::SignIn>(&what);
    const bool eachCounts = std::holds_alternative<command::Start>(what) ||
                            std::holds_alternative<command::RecordTerminalWord>(what) ||
                            (person != nullptr && !person->pinMatches);
    for (int i = 0; i < (eachCounts ? 0 : repeats);
         ++i) { // a start is a start, a comparison is one, and a wrong PIN is tried anew each time
        static_cast<void>(m_counter.handle(what).has_value()); // refused or silently known: both are right
    }
    if (m_books.lastSequence() != once || m_effects.size() != effects) {
        doubled.push_back(std::to_string(what.index()) + " made " + std::to_string(m_books.lastSequence() - once) +
                          " entries and " + std::to_string(m_effects.size() - effects) + " effects more");
    }
    m_world.confirmedFloor = m_books.lastSequence();
    m_world.whenConfirmed(m_world.confirmedFloor);
    return drain();
}

Status OfficeDay::drain()
{
    while (!m_effects.empty()) {
        const domain::counter::Effect one = m_effects.front();
        m_effects.pop_front();
        m_world.effectFloor = m_books.lastSequence();
        TRY(answer(one));
    }
    return {};
}

Status OfficeDay::answer(const domain::counter::Effect& one)
{
    return std::visit(
        Overloaded{
            [this](const effect::VerifyIdentity& what) {
                return ask(command::RecordIdentity{what.caseId, "verified", "", "نمونه", "آزمایشی", "الف"});
            },
            [this](const effect::RunPayment& what) { return paymentStep(what.caseId, what.step); },
            [this](const effect::RunReturn& what) { return returnStep(what.caseId, what.step); },
            [this](const effect::SubmitCase& what) {
                return ask(
                    command::RecordSubmission{what.caseId, "T-" + what.caseId.substr(what.caseId.size() - 6), ""});
            },
            [this](const effect::NumberReceipt& what) {
                return ask(command::IssueReceipt{what.caseId, "72009999", 1});
            },
            [this](const effect::DrawReceipt& what) -> Status {
                const auto& receipt = *m_counter.state().cases.at(what.caseId).receipt;
                static_cast<void>(TRY(m_books.proveReceipt(receipt.sequence, {receipt.number, "", fee})));
                return ask(command::SendReceipt{what.caseId, "receipt-printer", "first"});
            },
            [this](const effect::PrintReceipt& what) {
                m_world.printed.push_back(what.job);
                return ask(command::RecordPrint{what.caseId, what.job, command::RecordPrint::Outcome::Printed, "",
                                                "receipt-printer"});
            },
            [this](const effect::PrintPage& what) {
                const auto& receipt = *m_counter.state().cases.at(what.caseId).receipt;
                return ask(command::RecordPage{what.caseId, receipt.job, true, "", "a4"});
            },
            [this](const effect::ReadTerminalTotals&) {
                return ask(command::RecordTerminalTotals{static_cast<std::int64_t>(m_world.charged.size()),
                                                         Rials(m_world.sum()), ""});
            },
            [this](const effect::CompareTerminal& what) {
                command::RecordTerminalWord reply{what.moment, {}};
                reply.word.sum = Rials(m_world.sum());
                reply.word.count = static_cast<std::int64_t>(m_world.charged.size());
                return ask(reply);
            },
            [this](const effect::PrintReport& what) {
                m_world.printed.push_back(what.job);
                return ask(command::RecordReportPrint{what.report, what.form, what.job, "printed", ""});
            },
            [this](const effect::PrintNotice& what) {
                m_world.printed.push_back(what.job);
                return ask(command::RecordNoticePrint{what.caseId, what.job, "printed", ""});
            },
            [this](const effect::DropDraft& what) { return m_books.dropDraft(what.caseId); },
        },
        one);
}

Status OfficeDay::openCase(std::int64_t price, const std::string& depositId)
{
    command::OpenCase open;
    open.service = "1101";
    open.serviceTitle = "خدمت ساختگی";
    open.agency = "civil-registration";
    open.agencyTitle = "سازمان ساختگی";
    open.sheetVersion = "1";
    open.device = "T-72009999-01-1";
    open.counter = "01";
    TRY(ask(open));
    TRY(m_books.saveDraft(m_counter.state().openCase, {{"postal-code", "9990000000"}}));
    TRY(ask(command::EnterApplicant{"9991234561", "1136913131", "1370/01/01"}));
    command::SubmitForm form;
    form.form = {{"reason", "lost"}};
    form.fees = {{"تعرفه", "خزانه", depositId, Rials(price), Rials(0), Rials(price)}};
    return ask(form);
}

Status OfficeDay::paidCase(int day)
{
    TRY(openCase(fee));
    TRY(ask(command::RequestPayment{"T1", "C01", 1}));
    const std::string id = m_counter.state().openCase;
    TRY(ask(command::FinishCase{}));
    return day % 2 == 0 ? Status() : ask(command::PrintAgain{id, "citizen-asked", "receipt-printer"});
}

Status OfficeDay::declinedCase()
{
    TRY(openCase(fee / 2));
    m_mood = Mood::Declines;
    const Status refused = ask(command::RequestPayment{"T1", "C01", 1});
    m_mood = Mood::Approves;
    TRY(refused);
    TRY(ask(command::PrintNotice{}));
    return ask(command::CancelCase{"citizen-left"});
}

/// The terminal does not answer; a manager decides with the slip in hand.
Status OfficeDay::doubtfulCase()
{
    TRY(openCase(fee * 2));
    m_mood = Mood::Silent;
    const Status sent = ask(command::RequestPayment{"T1", "C01", 1});
    m_mood = Mood::Approves;
    TRY(sent);
    TRY(ask(command::SignOut{"asked"}));
    TRY(ask(command::SignIn{manager, "manager", true}));
    TRY(ask(command::ResolvePayment{"paid", "880000000777", "برگهٔ کارتخوان دیده شد"}));
    TRY(ask(command::FinishCase{}));
    TRY(ask(command::SignOut{"asked"}));
    return ask(command::SignIn{clerk, "clerk", true});
}

/// Paid, finished, and given back with the manager beside the clerk.
Status OfficeDay::returnedCase()
{
    TRY(openCase(fee * 4));
    TRY(ask(command::RequestPayment{"T1", "C01", 1}));
    command::BeginReturn wish;
    wish.caseId = m_counter.state().openCase;
    TRY(ask(command::FinishCase{}));
    wish.reason = "wrong-service";
    wish.approver = manager;
    wish.approverRole = "manager";
    wish.terminal = "T1";
    wish.station = "C01";
    TRY(ask(wish));
    return ask(command::LeaveReturn{});
}

/// Taken in cash; the second one goes back out of the drawer with the manager beside the clerk.
Status OfficeDay::cashCases()
{
    command::BeginReturn wish;
    for (int i = 0; i < 2; ++i) {
        TRY(openCase(fee * 3, {}));
        TRY(ask(command::TakeCash{Rials(fee * 3 + 50'000), "C01", 1, ""}));
        wish.caseId = m_counter.state().openCase;
        TRY(ask(command::FinishCase{}));
    }
    wish.kind = payment::back::Kind::Cash;
    wish.reason = "wrong-service";
    wish.approver = manager;
    wish.approverRole = "manager";
    wish.station = "C01";
    TRY(ask(wish));
    return ask(command::LeaveReturn{});
}

Status OfficeDay::billCase(int day)
{
    const std::string billId = "9876543204124";
    const auto repeat = day > 1 ? command::OpenBill::Repeat::OnPurpose : command::OpenBill::Repeat::Warn;
    TRY(ask(command::OpenBill{billId, "880040519", repeat, "T-72009999-01-1", "01"}));
    TRY(ask(command::RequestPayment{"T1", "C01", 1}));
    return ask(command::FinishCase{});
}

command::AnswerProposal OfficeDay::proposal(const ActorPki& pki, int day, bool accept)
{
    wire::Statement what = ActorPki::statement(accept ? ActorKind::Central : ActorKind::Support);
    what.id = std::string(accept ? "P-" : "S-") + std::to_string(day);
    const wire::StatementParcel parcel = pki.sign(what, accept ? "central" : "support");
    command::AnswerProposal out;
    out.signer = {what.from, what.signer};
    out.proposal = what.id;
    out.subject = what.subject;
    out.amount = Rials(what.amountRials);
    out.text = what.text;
    out.object = toBase64(parcel.object);
    out.certificate = toBase64(parcel.certificateDer);
    out.how = accept ? command::AnswerProposal::How::Accept : command::AnswerProposal::How::Dispute;
    out.reason = accept ? "" : "در دفتر ما چنین چیزی نیست";
    return out;
}

Status OfficeDay::managersWork(int day)
{
    TRY(ask(command::SignIn{manager, "manager", true}));
    TRY(ask(proposal(m_pki, day, true)));
    TRY(ask(proposal(m_pki, day, false)));
    TRY(ask(command::RaiseAlarm{"journal", "made up"}));
    TRY(ask(command::AcknowledgeAlarm{"دیسک بررسی شد"}));
    TRY(ask(command::ReportGate{"queue", "warning", "queue-old", 2}));
    TRY(ask(command::ReportGate{"queue", "open", "", 0}));
    TRY(m_books.closeBatch());
    return ask(
        command::RecordJournalExport{static_cast<std::int64_t>(m_books.lastSequence()), 1, toHex(m_books.head())});
}

Status OfficeDay::closeTheDay()
{
    TRY(ask(command::StartDayClose{}));
    if (!m_counter.state().closing->drawer.known) {
        TRY(ask(command::CountDrawer{Rials(m_counter.state().drawer.count() - 10'000)}));
        TRY(ask(command::SettleDifference{"drawer", command::SettleDifference::How::Dispute, "ده هزار ریال کم است"}));
    }
    TRY(ask(command::CloseDay{manager, "manager", toHex(m_books.head())}));
    TRY(ask(command::PrintReport{"strip"}));
    TRY(ask(command::RecordExport{"pdf xlsx"}));
    return ask(command::SignOut{"asked"});
}

Status OfficeDay::eraseFirstCase()
{
    TRY(m_books.eraseCase({m_counter.state().cases.begin()->first, "civil-registration", "ماده ۱۲", manager, clerk}));
    m_world.confirmedFloor = m_books.lastSequence();
    m_world.whenConfirmed(m_world.confirmedFloor);
    return m_books.closeBatch();
}

Status OfficeDay::work(int day)
{
    TRY(ask(command::Start{"0.1.0", "counter", "1", "d1", "", 6, 1}));
    TRY(ask(command::SignIn{clerk, "clerk", false}));
    TRY(ask(command::SignIn{clerk, "clerk", true}));
    TRY(ask(command::OpenShift{dateOf(day), Rials(500'000)}));
    TRY(paidCase(day));
    TRY(declinedCase());
    TRY(doubtfulCase());
    TRY(returnedCase());
    TRY(cashCases());
    TRY(billCase(day));
    TRY(ask(command::CloseShift{}));
    TRY(ask(command::SignOut{"asked"}));
    TRY(managersWork(day));
    return closeTheDay();
}

Status OfficeDay::recover()
{
    TRY(m_counter.resume());
    return drain();
}

namespace {

std::string foldOf(journal::SqliteJournal& books, const ports::Clock& clock)
{
    const auto counter = app::Counter::open(books, clock);
    return counter ? domain::counter::dumpState(counter->state()) : "does not fold: " + counter.error().what;
}

/// What the ledger says of an intent: paid, in a person's hands, or nothing.
std::string moneyBroken(const domain::counter::State& state, const OutsideWorld& world)
{
    std::int64_t ledger = 0;
    std::int64_t waiting = 0;
    for (const auto& [id, one] : state.cases) {
        if (one.payment && one.payment->cash) { // the drawer has it, and no terminal ever heard of it
            if (world.charged.count(one.payment->intent.key) > 0) {
                return "the card terminal took what was paid in cash";
            }
            continue;
        }
        ledger += one.paid.count();
        const bool undecided = one.payment && one.payment->phase == payment::Phase::NeedsOperator &&
                               world.charged.count(one.payment->intent.key) > 0;
        waiting += undecided ? one.payment->intent.amount.count() : 0;
        if (one.paid > Rials(0) && (!one.payment || world.charged.count(one.payment->intent.key) == 0)) {
            return "the ledger has money the card terminal never took";
        }
    }
    return ledger + waiting == world.sum()
               ? std::string()
               : "the card terminal took " + std::to_string(world.sum()) + ", the ledger says " +
                     std::to_string(ledger) + " and " + std::to_string(waiting) + " undecided";
}

} // namespace

std::string brokenInvariant(journal::SqliteJournal& books, const app::Counter& counter, const ports::Clock& clock,
                            const OutsideWorld& world)
{
    if (books.lastSequence() < world.confirmedFloor) {
        return "a confirmed entry is lost";
    }
    if (books.lastSequence() < world.effectFloor) {
        return "an effect ran without its entry";
    }
    if (domain::counter::dumpState(counter.state()) != foldOf(books, clock)) {
        return "the live state is not the fold";
    }
    return moneyBroken(counter.state(), world);
}

} // namespace pishkhan::test
