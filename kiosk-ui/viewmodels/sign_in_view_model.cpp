// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/sign_in_view_model.h"

#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

SignInViewModel::SignInViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_accounts(desk, this)
{
}

std::string SignInViewModel::account() const
{
    return isWithCard() ? card().account : m_accounts.nameAt(m_current);
}

void SignInViewModel::setCurrent(int row)
{
    if (row < 0 || row >= m_accounts.rowCount() || row == m_current) {
        return;
    }
    m_current = row;
    forgetPin();
    rearm();
    Q_EMIT changed();
}

void SignInViewModel::setPin(const QString& pin)
{
    if (pin != m_pin) {
        m_pin = pin;
        rearm();
        Q_EMIT changed();
    }
}

void SignInViewModel::forgetPin()
{
    m_pin.fill(QLatin1Char('0'));
    m_pin.clear();
}

std::int64_t SignInViewModel::secondsLeft() const
{
    const Milliseconds left = domain::counter::signInDelay(desk().state(), account(), desk().now());
    return (left.count() + 999) / 1000;
}

bool SignInViewModel::isLocked() const
{
    const auto guard = desk().state().accounts.find(account());
    return guard != desk().state().accounts.end() && guard->second.locked;
}

QString SignInViewModel::waitText() const
{
    const std::int64_t left = secondsLeft();
    return left > 0 ? countText(left) : QString();
}

bool SignInViewModel::isPinAllowed() const
{
    const catalogue::Account* chosen = desk().office().findAccount(account());
    return isWithCard() || (chosen != nullptr && desk().office().mayUsePin(*chosen));
}

bool SignInViewModel::isPinOffered() const
{
    return isWithCard() || anyoneMayComeWithPin(desk().office());
}

std::string SignInViewModel::problemWord() const
{
    return isLocked()        ? "account-locked"
           : isWaiting()     ? "wait"
           : isChecking()    ? ""
           : isWithCard()    ? cardProblem(card())
           : !isPinAllowed() ? "card-needed"
                             : desk().signInProblem();
}

QString SignInViewModel::problem() const
{
    const std::string word = problemWord();
    return word.empty() ? QString() : cardSentence(messageFor(word).happened, card());
}

QString SignInViewModel::advice() const
{
    const std::string word = problemWord();
    return word.empty() ? QString() : plainText(messageFor(word).toDo);
}

QString SignInViewModel::officeName() const
{
    return persianText(desk().office().officeName);
}

QString SignInViewModel::officeLine() const
{
    return QStringLiteral("کد دفتر ") + codeText(desk().office().code);
}

void SignInViewModel::signIn()
{
    if (m_pin.isEmpty() || isLocked() || isWaiting() || isChecking() || !isPinAllowed() || !confirmOnce()) {
        return;
    }
    std::string typed = domain::foldDigits(m_pin.toStdString());
    forgetPin();
    taken(isWithCard() ? desk().signInWithCard(Secret(std::move(typed))) : desk().signIn(account(), typed));
    wipeText(typed);
    Q_EMIT changed();
}

void SignInViewModel::refresh()
{
    m_accounts.refresh();
    const bool checking = isChecking();
    if (m_wasChecking && !checking) {
        rearm();
    }
    m_wasChecking = checking;
    if (m_wasWithCard != isWithCard()) { // half a PIN of the one is no PIN of the other
        m_wasWithCard = isWithCard();
        forgetPin();
        rearm();
    }
}

void SignInViewModel::enter()
{
    ScreenViewModel::enter();
    forgetPin();
    m_accounts.refresh();
}

void SignInViewModel::leave()
{
    forgetPin();
}

Legend SignInViewModel::legend() const
{
    return {{Action::Next, QStringLiteral("ورود"), true}, {Action::Help, QStringLiteral("راهنما"), false}};
}

Handled SignInViewModel::act(Action action)
{
    if (action == Action::Finish || action == Action::PayOrFinish) {
        signIn();
        return Handled::Yes;
    }
    return Handled::No;
}

QString SignInViewModel::help() const
{
    if (card().state != app::CardState::Unused) {
        return QStringLiteral(
            "کارت خود را در کارت‌خوان هوشمند بگذارید و رمز کارت را وارد کنید. "
            "تا پایان کار کارت را بیرون نیاورید: با بیرون آمدن آن، باجه قفل می‌شود "
            "و پروندهٔ باز همان‌جا می‌ماند.");
    }
    return QStringLiteral("حساب خود را با کلیدهای بالا و پایین برگزینید و رمز را "
                          "وارد کنید. پس از پنج رمز نادرست باید کمی صبر کنید؛ حساب "
                          "قفل‌شده را مدیر دفتر باز می‌کند.");
}

} // namespace pishkhan::kiosk_ui
