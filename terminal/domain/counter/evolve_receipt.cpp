// SPDX-License-Identifier: GPL-3.0-or-later
/// The fold of the receipt's facts: its number, and where its paper is.
#include "terminal/domain/counter/core.h"
#include "terminal/domain/counter/evolve_parts.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::domain::counter {
namespace {

Result<Receipt*> receiptOf(State& state, const Recorded& fact, std::string_view number)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (!subject.receipt || subject.receipt->number != number) {
        return impossible("a fact of an unknown receipt");
    }
    return &*subject.receipt;
}

/// A duplicate that did not come out leaves the original printed.
PaperStatus afterNoPaper(const Receipt& receipt)
{
    return receipt.printingCopy > 0 ? PaperStatus::Printed : PaperStatus::Owed;
}

} // namespace

Status apply(State& state, const event::ReceiptIssued& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (subject.step != Step::Receipt || subject.receipt) {
        return impossible("receipt-issued");
    }
    const std::string day = formatJalali(toJalali(fact.at));
    state.receiptCount = day == state.receiptDay ? state.receiptCount + 1 : 1;
    state.receiptDay = day;
    if (state.shift) {
        state.shift->cases += 1;
        state.shift->total = TRY(state.shift->total.plus(what.amount));
    }
    Receipt receipt;
    receipt.number = what.receiptNumber;
    receipt.sequence = fact.sequence;
    receipt.issuedAt = fact.at;
    subject.receipt = std::move(receipt);
    return {};
}

Status apply(State& state, const event::ReceiptPrintRequested& what, const Recorded& fact)
{
    Receipt& receipt = *TRY(receiptOf(state, fact, what.receiptNumber));
    receipt.job = what.job;
    receipt.printingCopy = what.copy;
    receipt.attempts += 1;
    receipt.reason.clear();
    receipt.paper = PaperStatus::Requested;
    return {};
}

Status apply(State& state, const event::ReceiptPrinted& what, const Recorded& fact)
{
    Receipt& receipt = *TRY(receiptOf(state, fact, what.receiptNumber));
    if (receipt.paper != PaperStatus::Requested || receipt.job != what.job) {
        return impossible("receipt-printed");
    }
    receipt.paper = PaperStatus::Printed;
    receipt.copies = what.copy;
    return {};
}

Status apply(State& state, const event::ReceiptOwed& what, const Recorded& fact)
{
    Receipt& receipt = *TRY(receiptOf(state, fact, what.receiptNumber));
    receipt.paper = afterNoPaper(receipt);
    receipt.reason = what.reason;
    return {};
}

Status apply(State& state, const event::ReceiptPrintUnknown& what, const Recorded& fact)
{
    TRY(receiptOf(state, fact, what.receiptNumber))->paper = PaperStatus::Unknown;
    return {};
}

Status apply(State& state, const event::PrintAnswered& what, const Recorded& fact)
{
    Receipt& receipt = *TRY(receiptOf(state, fact, what.receiptNumber));
    if (receipt.paper != PaperStatus::Unknown) {
        return impossible("print-answered");
    }
    receipt.paper = what.paperSeen ? PaperStatus::Printed : afterNoPaper(receipt);
    if (what.paperSeen) {
        receipt.copies = receipt.printingCopy;
    } else {
        receipt.reason = "not-seen";
    }
    return {};
}

Status apply(State& state, const event::PagePrinted& what, const Recorded& fact)
{
    Receipt& receipt = *TRY(receiptOf(state, fact, what.receiptNumber));
    receipt.page = PaperStatus::Printed;
    receipt.pageReason.clear();
    return {};
}

Status apply(State& state, const event::PageOwed& what, const Recorded& fact)
{
    Receipt& receipt = *TRY(receiptOf(state, fact, what.receiptNumber));
    receipt.page = PaperStatus::Owed;
    receipt.pageReason = what.reason;
    return {};
}

} // namespace pishkhan::domain::counter
