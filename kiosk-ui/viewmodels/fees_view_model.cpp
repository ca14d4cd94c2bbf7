// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/fees_view_model.h"

#include "kiosk-ui/viewmodels/identity_text.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"

namespace pishkhan::kiosk_ui {

using domain::counter::IdentityStatus;

FeesViewModel::FeesViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_lines(this), m_whatToBring(this)
{
    refresh();
}

void FeesViewModel::refresh()
{
    const auto identity = openCase() == nullptr ? IdentityStatus::Unverified : openCase()->identity.status;
    if (identity != m_identity) {
        m_identity = identity;
        rearm();
    }
    m_lines.show(openCase() == nullptr ? std::vector<domain::FeeLine>{} : openCase()->fees);
    m_whatToBring.show(openSheet() == nullptr ? std::vector<std::string>{} : openSheet()->whatToBring);
}

void FeesViewModel::enter()
{
    ScreenViewModel::enter();
    refresh();
    Q_EMIT changed();
}

bool FeesViewModel::isFree() const
{
    return openCase() != nullptr && openCase()->total.count() == 0;
}

QString FeesViewModel::total() const
{
    return openCase() == nullptr ? QString() : plainText(domain::groupedDigits(openCase()->total.count()));
}
QString FeesViewModel::totalInWords() const
{
    return openCase() == nullptr ? QString() : plainText(domain::rialsInWords(openCase()->total));
}
QString FeesViewModel::toman() const
{
    return openCase() == nullptr ? QString() : plainText(domain::formatToman(openCase()->total));
}

QString FeesViewModel::vatTotal() const
{
    Rials sum;
    for (const domain::FeeLine& line : openCase() == nullptr ? std::vector<domain::FeeLine>{} : openCase()->fees) {
        sum = sum.plus(line.vat).value_or(sum);
    }
    return plainText(domain::groupedDigits(sum.count()));
}

QString FeesViewModel::tariffBasis() const
{
    return openSheet() == nullptr ? QString() : persianText(openSheet()->tariffBasis);
}
QString FeesViewModel::tariffVersion() const
{
    return openSheet() == nullptr ? QString() : codeText(openSheet()->tariffVersion);
}

bool FeesViewModel::isIdentityOpen() const
{
    const auto* open = openCase();
    return open != nullptr && open->needsInquiry &&
           (open->identity.status == IdentityStatus::Deferred || open->identity.status == IdentityStatus::Asking);
}

QString FeesViewModel::identityText() const
{
    return openCase() == nullptr ? QString() : identityAdvice(openCase()->identity);
}

void FeesViewModel::askAgain()
{
    if (isIdentityOpen() && openCase()->identity.status == IdentityStatus::Deferred && confirmOnce()) {
        taken(desk().repeatInquiry());
    }
}

bool FeesViewModel::isLastFailed() const
{
    const auto* open = openCase();
    return open != nullptr && open->payment && open->payment->phase == domain::payment::Phase::NotPaid;
}

const Message& FeesViewModel::lastMessage() const
{
    const std::string word = isLastFailed() ? "pay-" + openCase()->payment->reason : std::string();
    return hasMessage(word) ? messageFor(word) : messageFor("not-paid");
}

QString FeesViewModel::lastHappened() const
{
    return plainText(lastMessage().happened);
}
QString FeesViewModel::lastSafe() const
{
    return plainText(lastMessage().safe);
}
QString FeesViewModel::lastToDo() const
{
    return plainText(lastMessage().toDo);
}
QString FeesViewModel::lastCode() const
{
    return plainText(lastMessage().code);
}

void FeesViewModel::pay()
{
    if (openCase() != nullptr && confirmOnce()) {
        taken(desk().pay());
    }
}

Legend FeesViewModel::legend() const
{
    Legend keys;
    if (isIdentityOpen()) {
        keys.push_back({Action::Yes, QStringLiteral("استعلام دوباره"), true});
    } else {
        keys.push_back(
            {Action::PayOrFinish, isFree() ? QStringLiteral("تأیید بدون هزینه") : QStringLiteral("دریافت وجه"), true});
        addCashKey(keys);
    }
    if (isLastFailed()) {
        keys.push_back({Action::Reprint, QStringLiteral("برگهٔ پرداخت ناموفق"), false});
    }
    if (bill() == nullptr) {
        keys.push_back({Action::FeeDetails, QStringLiteral("جزئیات تعرفه"), false});
    }
    keys.push_back({Action::Help, QStringLiteral("راهنما"), false});
    keys.push_back({Action::Back, QStringLiteral("انصراف"), false});
    keys.push_back({Action::Lock, QStringLiteral("قفل"), false});
    return keys;
}

Handled FeesViewModel::act(Action action)
{
    if (action == Action::PayOrFinish || action == Action::Finish) {
        pay();
        return Handled::Yes;
    }
    if (action == Action::Reprint && isLastFailed()) {
        taken(desk().printNotice());
        return Handled::Yes;
    }
    if (action == Action::Yes) {
        askAgain();
        return Handled::Yes;
    }
    if (action == Action::No) {
        askCash();
        return Handled::Yes;
    }
    if (action == Action::FeeDetails && bill() != nullptr) {
        return Handled::Yes; // the screen itself says all
    }
    return Handled::No;
}

QString FeesViewModel::help() const
{
    if (bill() != nullptr) {
        return QStringLiteral(
            "شناسه‌ها سنجیده شده‌اند و مبلغ از خود قبض خوانده شده است. مبلغ را برای شهروند "
            "بخوانید و سپس دریافت وجه را بزنید.");
    }
    return QStringLiteral(
        "مبلغ را سامانه از تعرفهٔ مصوب حساب می‌کند و کسی آن را "
        "نمی‌نویسد. مبلغ را برای شهروند بخوانید و سپس دریافت "
        "وجه را بزنید. تا پیش از آن هیچ پولی برداشت نمی‌شود.");
}

} // namespace pishkhan::kiosk_ui
