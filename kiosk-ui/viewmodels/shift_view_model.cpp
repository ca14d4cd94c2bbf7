// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/shift_view_model.h"

#include <algorithm>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {

ShiftViewModel::ShiftViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_accounts(desk, this), m_missing(this)
{
    refresh();
}

void ShiftViewModel::refresh()
{
    m_accounts.refresh();
    const auto& rollback = desk().state().rollback;
    if (!rollback || rollback->missing.size() == m_missingShown) {
        return;
    }
    m_missingShown = rollback->missing.size();
    std::vector<std::string> lines;
    for (const domain::counter::Rollback::Row& row : rollback->missing) {
        const QString what = plainText(messageFor("missing-" + row.row).happened);
        const QString place = row.sequence > 0
                                  ? QStringLiteral("ردیف ") + countText(row.sequence) + QStringLiteral(": ")
                                  : QStringLiteral("در نسخهٔ بازگردانده‌شده: ");
        lines.push_back((place + what + QStringLiteral(" · ") + codeText(row.about)).toStdString());
    }
    m_missing.show(lines);
}

QString ShiftViewModel::restoredText() const
{
    const auto& rollback = desk().state().rollback;
    return rollback
               ? QStringLiteral("دفتر این دستگاه تا ردیف ") + countText(rollback->foundSequence) +
                     QStringLiteral(" بازگردانده شده بود و تا ردیف ") + countText(rollback->knownSequence) +
                     QStringLiteral(
                         " نوشته شده بود. چیزی بازنویسی نشد. این پرونده‌ها را با رسید و کارتخوان مقایسه کنید.")
               : QString();
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
        const std::string typed = m_drawer;
        m_drawer.clear();
        taken(desk().openShift(typed.empty() ? desk().state().drawer : Rials(std::stoll(typed))));
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

QString ShiftViewModel::drawer() const
{
    return m_drawer.empty() ? plainText(domain::groupedDigits(desk().state().drawer.count())) : persianText(m_drawer);
}

void ShiftViewModel::setDrawer(const QString& typed)
{
    constexpr std::size_t longest = 12;
    const std::string digits = amountDigits(typed);
    if (digits.size() <= longest) {
        m_drawer = digits;
    }
    Q_EMIT changed();
}

QString ShiftViewModel::drawerWords() const
{
    const Rials amount = m_drawer.empty() ? desk().state().drawer : Rials(std::stoll(m_drawer));
    return amount == Rials(0) ? QStringLiteral("صندوق خالی است") : plainText(domain::rialsInWords(amount));
}

bool ShiftViewModel::isLocked() const
{
    const auto& last = desk().state().lastDay;
    return last && domain::formatJalali(domain::toJalali(desk().now())) <= last->businessDate;
}

bool ShiftViewModel::isDayOpen() const
{
    return !desk().state().day.shifts.empty();
}

QString ShiftViewModel::reportTitle() const
{
    const auto date =
        hasReport() ? domain::parseJalali(desk().state().lastReport->businessDate) : domain::parseJalali("");
    return date ? persianText(domain::formatJalaliLong(*date)) : QString();
}
QString ShiftViewModel::reportTotal() const
{
    return hasReport() ? plainText(domain::formatRials(desk().state().lastReport->total)) : QString();
}
QString ShiftViewModel::reportCases() const
{
    return hasReport() ? countText(desk().state().lastReport->cases) : QString();
}

QString ShiftViewModel::reportPaper() const
{
    using domain::counter::PaperStatus;
    auto paper = desk().state().reportPaper;
    paper.erase("zero"); // the shift's own beginning, not the closed day
    if (paper.empty()) {
        return QStringLiteral("هنوز چاپ نشده است");
    }
    const auto has = [&paper](PaperStatus wanted) {
        return std::any_of(paper.begin(), paper.end(), [wanted](const auto& one) { return one.second == wanted; });
    };
    if (has(PaperStatus::Requested)) {
        return QStringLiteral("به چاپگر فرستاده شد");
    }
    const std::string& reason = desk().state().reportReason;
    return has(PaperStatus::Owed)
               ? QStringLiteral("چاپ نشد: ") + plainText(messageFor(reason.empty() ? "other" : reason).happened)
           : has(PaperStatus::Unknown) ? QStringLiteral("روشن نیست؛ به چاپگر نگاه کنید")
                                       : QStringLiteral("چاپ شد");
}

QString ShiftViewModel::disputes() const
{
    const std::size_t count = desk().state().disputes.size();
    return count == 0
               ? QString()
               : countText(static_cast<std::int64_t>(count)) + QStringLiteral(" اعتراض باز؛ طرف دیگر باید پاسخ دهد");
}

bool ShiftViewModel::isExported() const
{
    const auto& state = desk().state();
    return state.lastReport && state.exportedReport == "day-" + std::to_string(state.lastReport->number);
}

void ShiftViewModel::closeDay()
{
    if (confirmOnce()) {
        taken(desk().startDayClose());
    }
}

void ShiftViewModel::printReport(const QString& form)
{
    taken(desk().printReport(form.toStdString()));
}

void ShiftViewModel::exportReport()
{
    taken(desk().exportReport());
}

Legend ShiftViewModel::legend() const
{
    Legend keys;
    if (!isLocked()) {
        keys.push_back({Action::Next, QStringLiteral("باز کردن نوبت"), true});
    }
    if (isDayOpen()) {
        keys.push_back({Action::EndOfDay, QStringLiteral("بستن روز"), isLocked()});
    }
    if (hasReport()) {
        keys.push_back({Action::Reprint, QStringLiteral("چاپ نوار گزارش"), false});
        keys.push_back({Action::FeeDetails, QStringLiteral("چاپ برگ بزرگ"), false});
    }
    if (hasReport() && isManager()) {
        keys.push_back({Action::No, QStringLiteral("برون‌بری گزارش"), false});
    }
    if (isManager()) {
        keys.push_back({Action::Books, QStringLiteral("دفتر و پیشنهادها"), false});
    }
    keys.push_back({Action::Help, QStringLiteral("راهنما"), false});
    keys.push_back({Action::Lock, QStringLiteral("قفل و خروج"), false});
    return keys;
}

Handled ShiftViewModel::act(Action action)
{
    switch (action) {
    case Action::Next:
    case Action::Finish:
    case Action::PayOrFinish: openShift(); return Handled::Yes;
    case Action::EndOfDay: closeDay(); return Handled::Yes;
    case Action::Reprint: printReport(QStringLiteral("strip")); return Handled::Yes;
    case Action::FeeDetails: printReport(QStringLiteral("page")); return Handled::Yes;
    case Action::No: exportReport(); return Handled::Yes;
    default: return Handled::No;
    }
}

QString ShiftViewModel::help() const
{
    return QStringLiteral(
        "پول صندوق را بشمارید، بنویسید و نوبت کاری را باز کنید تا پذیرش شهروندان آغاز شود. همهٔ "
        "پرونده‌ها و پرداخت‌ها به نام همین نوبت ثبت می‌شود. "
        "مدیر دفتر می‌تواند حساب‌های قفل‌شده را همین‌جا باز "
        "کند.");
}

} // namespace pishkhan::kiosk_ui
