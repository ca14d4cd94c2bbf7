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
    return m_accounts.nameAt(m_current);
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

QString SignInViewModel::problem() const
{
    const std::string word = isLocked()     ? "account-locked"
                             : isWaiting()  ? "wait"
                             : isChecking() ? ""
                                            : desk().signInProblem();
    return word.empty() ? QString() : plainText(messageFor(word).happened);
}

QString SignInViewModel::advice() const
{
    const std::string word = isLocked() ? "account-locked" : isWaiting() ? "wait" : desk().signInProblem();
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
    if (m_pin.isEmpty() || isLocked() || isWaiting() || isChecking() || !confirmOnce()) {
        return;
    }
    const std::string typed = domain::foldDigits(m_pin.toStdString());
    forgetPin();
    taken(desk().signIn(account(), typed));
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
    return QStringLiteral("حساب خود را با کلیدهای بالا و پایین برگزینید و رمز را "
                          "وارد کنید. پس از پنج رمز نادرست باید کمی صبر کنید؛ حساب "
                          "قفل‌شده را مدیر دفتر باز می‌کند.");
}

} // namespace pishkhan::kiosk_ui
