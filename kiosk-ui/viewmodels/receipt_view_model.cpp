// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/receipt_view_model.h"

#include "kiosk-ui/viewmodels/identity_text.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"

namespace pishkhan::kiosk_ui {

using domain::counter::PaperStatus;
using domain::counter::Step;

const domain::counter::Receipt* ReceiptViewModel::receipt() const
{
    const auto* open = openCase();
    return open == nullptr || !open->receipt ? nullptr : &*open->receipt;
}

void ReceiptViewModel::refresh()
{
    const PaperStatus paper = receipt() == nullptr ? PaperStatus::None : receipt()->paper;
    if (paper != m_paper) {
        m_paper = paper;
        rearm();
    }
    const auto* open = openCase();
    const std::string drawn = receipt() == nullptr || desk().receiptPicture().empty()
                                  ? std::string()
                                  : open->id + open->trackingCode + std::to_string(receipt()->printingCopy);
    if (drawn != m_drawn) {
        m_drawn = drawn;
        ++m_drawing;
    }
}

QString ReceiptViewModel::picture() const
{
    return isDrawn() ? QStringLiteral("image://receipt/%1").arg(m_drawing) : QString();
}

bool ReceiptViewModel::isDrawn() const
{
    return !m_drawn.empty();
}

bool ReceiptViewModel::hasTrackingCode() const
{
    return openCase() != nullptr && (openCase()->bill || !openCase()->trackingCode.empty());
}

QString ReceiptViewModel::codeTitle() const
{
    return openCase() != nullptr && openCase()->bill ? QStringLiteral("شمارهٔ مرجع پرداخت")
                                                     : QStringLiteral("کد پیگیری");
}

QString ReceiptViewModel::trackingCode() const
{
    if (openCase() != nullptr && openCase()->bill) {
        const bool known = openCase()->payment && !openCase()->payment->result.rrn.empty();
        return known ? codeText(openCase()->payment->result.rrn) : receiptNumber();
    }
    return hasTrackingCode() ? codeText(openCase()->trackingCode) : QStringLiteral("در انتظار کد پیگیری");
}

QString ReceiptViewModel::submission() const
{
    const auto* open = openCase();
    if (open == nullptr) {
        return {};
    }
    if (open->bill) {
        return persianText(open->serviceTitle) + QStringLiteral(" انجام شد؛ رسید را به شهروند بدهید.");
    }
    if (hasTrackingCode()) {
        return QStringLiteral("این کد را ") + persianText(open->agencyTitle) + QStringLiteral(" داده است.");
    }
    if (open->submissionRunning || open->submissionProblem.empty()) {
        return QStringLiteral("پرونده در حال ارسال به ") + persianText(open->agencyTitle) + QStringLiteral(" است.");
    }
    const Message& message = messageFor("submission-deferred");
    return plainText(message.happened) + QLatin1Char(' ') + plainText(message.safe);
}

QString ReceiptViewModel::receiptNumber() const
{
    return receipt() == nullptr ? QString() : codeText(receipt()->number);
}

QString ReceiptViewModel::paperState() const
{
    switch (receipt() == nullptr ? PaperStatus::None : receipt()->paper) {
    case PaperStatus::None: return QStringLiteral("none");
    case PaperStatus::Requested: return QStringLiteral("requested");
    case PaperStatus::Printed: return QStringLiteral("printed");
    case PaperStatus::Owed: return QStringLiteral("owed");
    case PaperStatus::Unknown: return QStringLiteral("unknown");
    }
    return {};
}

const Message& ReceiptViewModel::paperMessage() const
{
    const PaperStatus paper = receipt() == nullptr ? PaperStatus::None : receipt()->paper;
    if (paper == PaperStatus::Owed) {
        return messageFor(hasMessage(receipt()->reason) ? receipt()->reason : "receipt-owed");
    }
    return messageFor(paper == PaperStatus::Printed     ? "receipt-printed"
                      : paper == PaperStatus::Unknown   ? "receipt-unknown"
                      : paper == PaperStatus::Requested ? "receipt-printing"
                                                        : "receipt-drawing");
}

QString ReceiptViewModel::paperTone() const
{
    return plainText(name(paperMessage().tone));
}
QString ReceiptViewModel::paperTitle() const
{
    return plainText(paperMessage().happened);
}

QString ReceiptViewModel::paperText() const
{
    const QString safe = plainText(paperMessage().safe);
    return safe.isEmpty() ? plainText(paperMessage().toDo) : safe + QLatin1Char(' ') + plainText(paperMessage().toDo);
}

QString ReceiptViewModel::pageText() const
{
    switch (receipt() == nullptr ? PaperStatus::None : receipt()->page) {
    case PaperStatus::None: return QStringLiteral("نسخهٔ برگ بزرگ هنوز فرستاده نشده است.");
    case PaperStatus::Requested: return QStringLiteral("نسخهٔ برگ بزرگ در صف چاپ است.");
    case PaperStatus::Printed: return QStringLiteral("نسخهٔ برگ بزرگ چاپ شد.");
    case PaperStatus::Owed:
        return QStringLiteral("نسخهٔ برگ بزرگ چاپ نشد: ") + plainText(messageFor(receipt()->pageReason).happened);
    case PaperStatus::Unknown: return QStringLiteral("چاپ نسخهٔ برگ بزرگ روشن نیست؛ سینی چاپگر را ببینید.");
    }
    return {};
}

QString ReceiptViewModel::pageTone() const
{
    const PaperStatus page = receipt() == nullptr ? PaperStatus::None : receipt()->page;
    return plainText(name(page == PaperStatus::Printed                                ? Tone::Success
                          : page == PaperStatus::Owed || page == PaperStatus::Unknown ? Tone::Warning
                                                                                      : Tone::Neutral));
}

QString ReceiptViewModel::paid() const
{
    const auto* open = openCase();
    if (open == nullptr || open->total.count() == 0) {
        return open == nullptr ? QString() : QStringLiteral("بدون هزینه");
    }
    const QString amount = plainText(domain::formatRials(open->paid));
    if (!open->payment || !open->payment->cash) {
        return amount;
    }
    const Rials change = open->payment->cash->change;
    return amount + QStringLiteral(" نقد · ") +
           (change == Rials(0) ? QStringLiteral("بی‌بقیه")
                               : QStringLiteral("بقیهٔ پول ") + plainText(domain::formatRials(change)));
}

bool ReceiptViewModel::isSettled() const
{
    const auto* open = openCase();
    if (open == nullptr || receipt() == nullptr) {
        return false;
    }
    return open->step == Step::Closed || receipt()->paper == PaperStatus::Printed ||
           receipt()->paper == PaperStatus::Owed;
}

bool ReceiptViewModel::canPrintAgain() const
{
    return isSettled() && receipt()->paper == PaperStatus::Owed;
}

QString ReceiptViewModel::citizen() const
{
    return openCase() == nullptr ? QString() : fullNameOf(openCase()->identity);
}

void ReceiptViewModel::answer(bool seen)
{
    if (m_paper == PaperStatus::Unknown && confirmOnce()) {
        taken(desk().answerPaper(seen));
    }
}

void ReceiptViewModel::printAgain()
{
    if (canPrintAgain() && confirmOnce()) {
        taken(desk().printAgain(openCase()->id, "owed"));
    }
}

void ReceiptViewModel::finish()
{
    if (isSettled() && confirmOnce()) {
        taken(desk().finishCase());
    }
}

Legend ReceiptViewModel::legend() const
{
    Legend keys;
    if (m_paper == PaperStatus::Unknown) {
        keys.push_back({Action::Yes, QStringLiteral("رسید چاپ شده"), true});
        keys.push_back({Action::No, QStringLiteral("چاپ نشده"), true});
    } else if (canPrintAgain()) {
        keys.push_back({Action::Reprint, QStringLiteral("چاپ رسید"), true});
    } else if (isSettled()) {
        keys.push_back({Action::Reprint, QStringLiteral("چاپ دوباره"), false});
    }
    if (isSettled()) {
        keys.push_back({Action::PayOrFinish, QStringLiteral("پایان پرونده"), !canPrintAgain()});
    }
    keys.push_back({Action::Help, QStringLiteral("راهنما"), false});
    keys.push_back({Action::Lock, QStringLiteral("قفل"), false});
    return keys;
}

Handled ReceiptViewModel::act(Action action)
{
    switch (action) {
    case Action::PayOrFinish:
    case Action::Finish: finish(); return Handled::Yes;
    case Action::Yes: answer(true); return Handled::Yes;
    case Action::No: answer(false); return Handled::Yes;
    case Action::Reprint:
        if (canPrintAgain()) {
            printAgain();
            return Handled::Yes;
        }
        return isSettled() ? Handled::No : Handled::Yes;
    case Action::Back: return Handled::Yes; // what is paid is not cancelled here
    default: return Handled::No;
    }
}

QString ReceiptViewModel::help() const
{
    return QStringLiteral(
        "رسید همین تصویر است. تا چاپگر خبر ندهد چاپ‌شده به شمار "
        "نمی‌آید. اگر کاغذ تمام شود رسید بدهی دفتر به شهروند "
        "می‌ماند و پس از گذاشتن کاغذ چاپ می‌شود.");
}

} // namespace pishkhan::kiosk_ui
