// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about paper: number, send, confirm, owe, ask, print again. Paper is never claimed before it is out.
#include "terminal/domain/counter/decide_parts.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/receipt_number.h"

namespace pishkhan::domain::counter {
namespace {

Result<const Case*> caseWithReceipt(const State& now, const std::string& id)
{
    const Case* subject = TRY(anyCase(now, id));
    if (!subject->receipt) {
        return refuse("no-receipt");
    }
    return subject;
}

std::string nextJob(const Receipt& receipt)
{
    return receipt.number + "." + std::to_string(receipt.attempts + 1);
}

event::ReceiptPrintRequested requestPrint(const Receipt& receipt, std::int64_t copy, std::string reason,
                                          std::string device)
{
    return {receipt.number, nextJob(receipt), copy, std::move(reason), std::move(device)};
}

} // namespace

Decision decideOn(const State& now, const command::IssueReceipt& ask, Instant at)
{
    const Case* subject = TRY(anyCase(now, ask.caseId));
    if (subject->receipt) {
        return std::vector<Event>{};
    }
    if (subject->step != Step::Receipt) {
        return refuse("not-this-step");
    }
    const JalaliDate today = toJalali(at);
    const std::int64_t sequence = formatJalali(today) == now.receiptDay ? now.receiptCount + 1 : 1;
    if (sequence > 99999) {
        return refuse("receipts-exhausted");
    }
    event::ReceiptIssued issued;
    issued.receiptNumber = composeReceiptNumber(ask.officeCode, today, ask.counter, static_cast<int>(sequence));
    issued.trackingCode = subject->trackingCode;
    issued.amount = subject->paid;
    const bool cash = subject->payment && subject->payment->cash;
    issued.payment = subject->paid == Rials(0) ? "no-fee" : cash ? "cash" : "approved";
    if (subject->payment) {
        issued.rrn = subject->payment->result.rrn;
        issued.maskedPan = subject->payment->result.maskedPan;
    }
    return std::vector{about(*subject, system("receipt"), std::move(issued))};
}

Decision decideOn(const State& now, const command::SendReceipt& ask, Instant /*at*/)
{
    const Case* subject = TRY(caseWithReceipt(now, ask.caseId));
    if (subject->receipt->paper != PaperStatus::None) {
        return std::vector<Event>{};
    }
    return std::vector{about(*subject, system("receipt"), requestPrint(*subject->receipt, 0, ask.reason, ask.device))};
}

Decision decideOn(const State& now, const command::RecordPrint& ask, Instant /*at*/)
{
    const Case* subject = TRY(caseWithReceipt(now, ask.caseId));
    const Receipt& receipt = *subject->receipt;
    if (receipt.paper != PaperStatus::Requested || receipt.job != ask.job) {
        return std::vector<Event>{}; // a late answer about an older job changes nothing
    }
    using Outcome = command::RecordPrint::Outcome;
    const Actor printer = system("receipt-printer");
    switch (ask.outcome) {
    case Outcome::Printed:
        return std::vector{
            about(*subject, printer, event::ReceiptPrinted{receipt.number, ask.job, receipt.printingCopy, ask.device})};
    case Outcome::Failed:
        return std::vector{
            about(*subject, printer, event::ReceiptOwed{receipt.number, ask.job, ask.reason, ask.device})};
    case Outcome::Unknown: break;
    }
    return std::vector{about(*subject, printer, event::ReceiptPrintUnknown{receipt.number, ask.job, ask.device})};
}

Decision decideOn(const State& now, const command::AnswerPaper& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    const Case* subject = TRY(caseWithReceipt(now, ask.caseId));
    if (subject->receipt->paper != PaperStatus::Unknown) {
        return refuse("not-asked");
    }
    return std::vector{
        about(*subject, person(now),
              event::PrintAnswered{subject->receipt->number, subject->receipt->job, ask.seen, now.session->clerk})};
}

Decision decideOn(const State& now, const command::PrintAgain& ask, Instant /*at*/)
{
    constexpr std::int64_t copiesAlone = 3; // a further one needs the manager (experience.md 3.4)
    if (!now.session) {
        return refuse("signed-out");
    }
    const Case* subject = TRY(caseWithReceipt(now, ask.caseId));
    const Receipt& receipt = *subject->receipt;
    if (receipt.paper == PaperStatus::Owed) {
        return std::vector{
            about(*subject, person(now), requestPrint(receipt, receipt.printingCopy, ask.reason, ask.device))};
    }
    if (receipt.paper != PaperStatus::Printed) {
        return refuse("paper-open");
    }
    if (receipt.copies >= copiesAlone && now.session->role != "manager") {
        return refuse("manager-only");
    }
    return std::vector{about(*subject, person(now), requestPrint(receipt, receipt.copies + 1, ask.reason, ask.device))};
}

Decision decideOn(const State& now, const command::RecordPage& ask, Instant /*at*/)
{
    const Case* subject = TRY(caseWithReceipt(now, ask.caseId));
    const std::string& number = subject->receipt->number;
    const Receipt& receipt = *subject->receipt;
    const bool known = ask.printed ? receipt.page == PaperStatus::Printed
                                   : receipt.page == PaperStatus::Owed && receipt.pageReason == ask.reason;
    if (known) {
        return std::vector<Event>{}; // the same word of the device again
    }
    const Actor printer = system("page-printer");
    if (ask.printed) {
        return std::vector{about(*subject, printer, event::PagePrinted{number, ask.job, ask.device})};
    }
    return std::vector{about(*subject, printer, event::PageOwed{number, ask.job, ask.reason, ask.device})};
}

} // namespace pishkhan::domain::counter
