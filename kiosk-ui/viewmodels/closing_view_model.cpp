// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/closing_view_model.h"

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {

using domain::counter::Finding;

ClosingViewModel::ClosingViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent)
{
    for (const catalogue::Account& account : desk.office().accounts) {
        if (account.role == catalogue::Role::Manager) {
            m_managers.push_back(account.name);
        }
    }
}

const domain::counter::Closing* ClosingViewModel::closing() const
{
    return desk().state().closing ? &*desk().state().closing : nullptr;
}

QString ClosingViewModel::panel() const
{
    if (closing() == nullptr || !closing()->drawer.known || m_recounting) {
        return QStringLiteral("drawer");
    }
    if (!closing()->terminal.known && closing()->terminal.missing.empty()) {
        return QStringLiteral("totals");
    }
    return openFinding() != nullptr ? QStringLiteral("difference") : QStringLiteral("approve");
}

std::string ClosingViewModel::subjectWord() const
{
    return closing() != nullptr && closing()->drawer.known && closing()->drawer.verdict.empty() ? "drawer" : "terminal";
}

const Finding* ClosingViewModel::openFinding() const
{
    if (closing() == nullptr) {
        return nullptr;
    }
    const Finding& one = subjectWord() == "drawer" ? closing()->drawer : closing()->terminal;
    return one.verdict.empty() && (one.known || !one.missing.empty()) ? &one : nullptr;
}

int ClosingViewModel::step() const
{
    const QString now = panel();
    return now == QStringLiteral("drawer")       ? 3
           : now == QStringLiteral("totals")     ? 4
           : now == QStringLiteral("difference") ? 5
                                                 : 6;
}

void ClosingViewModel::setDrawer(const QString& typed)
{
    constexpr std::size_t longest = 12;
    if (const std::string digits = amountDigits(typed); digits.size() <= longest) {
        m_drawer = digits;
    }
    rearm();
    Q_EMIT changed();
}

void ClosingViewModel::setReason(const QString& typed)
{
    m_reason = typed;
    rearm();
}

void ClosingViewModel::setManager(int row)
{
    if (row >= 0 && row < static_cast<int>(m_managers.size())) {
        m_manager = row;
        rearm();
        Q_EMIT changed();
    }
}

void ClosingViewModel::setPin(const QString& typed)
{
    m_pin = typed;
    rearm();
    Q_EMIT changed();
}

void ClosingViewModel::count()
{
    if (panel() == QStringLiteral("drawer") && confirmOnce()) {
        m_recounting = false;
        taken(desk().countDrawer(Rials(m_drawer.empty() ? 0 : std::stoll(m_drawer))));
    }
}

void ClosingViewModel::readAgain()
{
    if (!isReading()) {
        taken(desk().readTotals());
    }
}

void ClosingViewModel::settle(app::DifferenceAnswer how)
{
    if (panel() == QStringLiteral("difference") && confirmOnce()) {
        taken(desk().settleDifference(subjectWord(), how, domain::canonicalText(m_reason.toStdString())));
    }
}

void ClosingViewModel::explain()
{
    settle(app::DifferenceAnswer::Explain);
}
void ClosingViewModel::dispute()
{
    settle(app::DifferenceAnswer::Dispute);
}

void ClosingViewModel::recount()
{
    if (panel() != QStringLiteral("difference")) {
        return;
    }
    if (subjectWord() == "drawer") {
        m_recounting = true;
        m_drawer.clear();
        rearm();
        Q_EMIT changed();
    } else {
        readAgain();
    }
}

void ClosingViewModel::approve()
{
    if (panel() == QStringLiteral("approve") && !m_pin.isEmpty() && !m_managers.empty() && !isChecking() &&
        confirmOnce()) {
        const std::string pin = domain::foldDigits(m_pin.toStdString());
        m_pin.clear();
        taken(desk().closeDay(m_managers[static_cast<std::size_t>(m_manager)], pin));
        Q_EMIT changed();
    }
}

void ClosingViewModel::leaveClosing()
{
    taken(desk().leaveDayClose());
}

void ClosingViewModel::refresh()
{
    const std::string now = panel().toStdString() + subjectWord() + desk().activity().approvalProblem;
    if (now != m_seen) {
        m_seen = now;
        m_reason.clear();
        rearm();
    }
}

void ClosingViewModel::enter()
{
    ScreenViewModel::enter();
    m_drawer.clear();
    m_reason.clear();
    m_pin.clear();
    m_recounting = false;
}

Legend ClosingViewModel::legend() const
{
    Legend keys;
    const QString now = panel();
    if (now == QStringLiteral("drawer")) {
        keys.push_back({Action::Next, QStringLiteral("ثبت شمارش"), true});
    } else if (now == QStringLiteral("totals")) {
        keys.push_back({Action::Yes, QStringLiteral("خواندن دوباره"), true});
    } else if (now == QStringLiteral("difference")) {
        keys.push_back({Action::Yes, QStringLiteral("ثبت توضیح"), true});
        keys.push_back({Action::No, QStringLiteral("ثبت اعتراض"), false});
        keys.push_back({Action::Reprint, recountText(), false});
    } else {
        keys.push_back({Action::Next, QStringLiteral("تأیید و مهر روز"), true});
    }
    keys.push_back({Action::Help, QStringLiteral("راهنما"), false});
    keys.push_back({Action::Back, QStringLiteral("رها کردن بستن روز"), false});
    keys.push_back({Action::Lock, QStringLiteral("قفل"), false});
    return keys;
}

Handled ClosingViewModel::act(Action action)
{
    const bool differs = panel() == QStringLiteral("difference");
    switch (action) {
    case Action::Next:
    case Action::Finish:
    case Action::PayOrFinish:
        count();
        approve();
        return Handled::Yes;
    case Action::Yes: differs ? explain() : readAgain(); return Handled::Yes;
    case Action::No: dispute(); return Handled::Yes;
    case Action::Reprint: recount(); return Handled::Yes;
    case Action::Back: leaveClosing(); return Handled::Yes;
    case Action::EndOfDay:
    case Action::FeeDetails: return Handled::Yes;
    default: return Handled::No;
    }
}

QString ClosingViewModel::help() const
{
    return QStringLiteral(
        "پول صندوق را بشمارید؛ جمع کارتخوان خودکار خوانده می‌شود. اگر عددها یکی نبود، بازشماری کنید، توضیح "
        "بنویسید یا اعتراض ثبت کنید. روز با اعتراض باز هم بسته می‌شود، ولی هرگز با اختلافی که چیزی درباره‌اش "
        "نوشته نشده است.");
}

} // namespace pishkhan::kiosk_ui
