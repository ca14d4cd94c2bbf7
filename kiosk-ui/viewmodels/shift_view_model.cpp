// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/shift_view_model.h"

#include <algorithm>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {

ShiftViewModel::ShiftViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_accounts(desk, this)
{
}

QString ShiftViewModel::greeting() const
{
    const auto& session = desk().state().session;
    const catalogue::Account* account = session ? desk().office().findAccount(session->clerk) : nullptr;
    return account == nullptr ? QString() : persianText(account->displayName);
}

QString ShiftViewModel::businessDate() const
{
    return persianText(domain::formatJalaliLong(domain::toJalali(desk().now())));
}

QString ShiftViewModel::shiftNumber() const
{
    return countText(desk().state().shiftCount + 1);
}

bool ShiftViewModel::isManager() const
{
    const auto& session = desk().state().session;
    return session && session->role == catalogue::name(catalogue::Role::Manager);
}

bool ShiftViewModel::isSomeLocked() const
{
    const auto& accounts = desk().state().accounts;
    return std::any_of(accounts.begin(), accounts.end(), [](const auto& entry) { return entry.second.locked; });
}

QString ShiftViewModel::catalogueLine() const
{
    const catalogue::Catalogue* all = desk().catalogue();
    if (all == nullptr) {
        return plainText(messageFor("no-catalogue").happened);
    }
    return countText(static_cast<std::int64_t>(all->services.size())) + QStringLiteral(" خدمت، نسخهٔ ") +
           codeText(all->version);
}

void ShiftViewModel::openShift()
{
    if (confirmOnce()) {
        taken(desk().openShift());
    }
}

void ShiftViewModel::unlock(int row)
{
    taken(desk().unlockAccount(m_accounts.nameAt(row)));
}

void ShiftViewModel::signOut()
{
    taken(desk().signOut());
}

Legend ShiftViewModel::legend() const
{
    return {{Action::Next, QStringLiteral("باز کردن نوبت"), true},
            {Action::Help, QStringLiteral("راهنما"), false},
            {Action::Lock, QStringLiteral("قفل و خروج"), false}};
}

Handled ShiftViewModel::act(Action action)
{
    if (action == Action::Next || action == Action::Finish || action == Action::PayOrFinish) {
        openShift();
        return Handled::Yes;
    }
    return Handled::No;
}

QString ShiftViewModel::help() const
{
    return QStringLiteral(
        "نوبت کاری را باز کنید تا پذیرش شهروندان آغاز شود. همهٔ "
        "پرونده‌ها و پرداخت‌ها به نام همین نوبت ثبت می‌شود. "
        "مدیر دفتر می‌تواند حساب‌های قفل‌شده را همین‌جا باز "
        "کند.");
}

} // namespace pishkhan::kiosk_ui
