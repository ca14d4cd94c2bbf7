// SPDX-License-Identifier: GPL-3.0-or-later
/// What the closing screen says; closing_view_model.cpp has what it does.
#include "kiosk-ui/viewmodels/closing_view_model.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {

using domain::counter::Finding;

namespace {

QString amount(Rials rials)
{
    const bool less = rials < Rials(0);
    const QString plain = plainText(domain::groupedDigits(less ? -rials.count() : rials.count()));
    return less ? QStringLiteral("−") + plain : plain;
}

QString verdictText(const Finding& finding)
{
    if (finding.verdict == "equal") {
        return QStringLiteral("برابر است");
    }
    const QString said = finding.verdict == "disputed"    ? QStringLiteral("اعتراض ثبت شد")
                         : finding.verdict == "explained" ? QStringLiteral("توضیح ثبت شد")
                                                          : QStringLiteral("اختلاف باز است");
    return said + QStringLiteral(" · ") + amount(finding.difference()) + QStringLiteral(" ریال");
}

} // namespace

QStringList ClosingViewModel::stepTitles() const
{
    return {QStringLiteral("پرونده‌های باز"),
            QStringLiteral("پرداخت‌های نامعلوم"),
            QStringLiteral("کاغذهای بدهی"),
            QStringLiteral("شمارش صندوق"),
            QStringLiteral("کارتخوان و دفتر"),
            QStringLiteral("اختلاف"),
            QStringLiteral("تأیید مدیر و مهر")};
}

QStringList ClosingViewModel::stepNotes() const
{
    if (closing() == nullptr) {
        return {{}, {}, {}, {}, {}, {}, {}};
    }
    const auto owed = dayReport(desk().state()).paperOwed.size();
    const Finding& drawer = closing()->drawer;
    const Finding& terminal = closing()->terminal;
    return {QStringLiteral("همه بسته‌اند"),
            QStringLiteral("نمانده است"),
            owed == 0 ? QStringLiteral("نمانده است")
                      : countText(static_cast<std::int64_t>(owed)) +
                            QStringLiteral(" رسید؛ در گزارش می‌آید"),
            drawer.known ? amount(drawer.found) + QStringLiteral(" ریال") : QString(),
            terminal.known             ? amount(terminal.found) + QStringLiteral(" ریال")
            : terminal.missing.empty() ? QString()
                                       : QStringLiteral("خوانده نشد"),
            step() > 5 ? QStringLiteral("روشن است") : QString(),
            {}};
}

QString ClosingViewModel::day() const
{
    const auto date = domain::parseJalali(desk().state().day.businessDate);
    return date ? persianText(domain::formatJalaliLong(*date)) : QString();
}
QString ClosingViewModel::total() const
{
    return amount(ledgerSum(desk().state().day));
}
QString ClosingViewModel::cases() const
{
    return countText(static_cast<std::int64_t>(desk().state().day.opened.size()));
}
QString ClosingViewModel::payments() const
{
    return countText(static_cast<std::int64_t>(desk().state().day.moves.size()));
}

QString ClosingViewModel::drawer() const
{
    return persianText(m_drawer);
}
QString ClosingViewModel::drawerWords() const
{
    return m_drawer.empty() ? QStringLiteral("صندوق خالی است")
                            : plainText(domain::rialsInWords(Rials(std::stoll(m_drawer))));
}

QString ClosingViewModel::subject() const
{
    return subjectWord() == "drawer" ? QStringLiteral("صندوق با دفتر یکی نیست")
                                     : QStringLiteral("کارتخوان با دفتر یکی نیست");
}
QString ClosingViewModel::foundTitle() const
{
    return subjectWord() == "drawer" ? QStringLiteral("شمردهٔ شما") : QStringLiteral("جمع کارتخوان");
}
QString ClosingViewModel::found() const
{
    const Finding* one = openFinding();
    return one == nullptr ? QString() : one->missing.empty() ? amount(one->found) : QStringLiteral("خوانده نشد");
}
QString ClosingViewModel::ledger() const
{
    return openFinding() == nullptr ? QString() : amount(openFinding()->ledger);
}

QString ClosingViewModel::ledgerParts() const
{
    if (openFinding() != nullptr && subjectWord() == "terminal") {
        QStringList parts;
        for (const domain::counter::TerminalFinding& one : desk().state().day.findings) {
            if (one.cause != "display") {
                parts.append(plainText(messageFor("finding-" + one.cause).happened) + QStringLiteral(": ") +
                             amount(one.amount) +
                             (one.trace.empty() ? QString() : QStringLiteral("، پیگیری ") + codeText(one.trace)));
            }
        }
        return parts.join(QStringLiteral(" · "));
    }
    const domain::counter::CashTally cash = dayReport(desk().state()).cash;
    if (openFinding() == nullptr || subjectWord() != "drawer" || !cash.isUsed()) {
        return {};
    }
    return QStringLiteral("دفتر: آغاز صندوق ") + amount(cash.start) + QStringLiteral("، نقد گرفته ") + amount(cash.in) +
           QStringLiteral("، نقد برگشته ") + amount(cash.out) + QStringLiteral(" ریال");
}

QString ClosingViewModel::difference() const
{
    const Finding* one = openFinding();
    return one == nullptr || !one->missing.empty() ? QString() : amount(one->difference());
}

QString ClosingViewModel::differenceWords() const
{
    const Finding* one = openFinding();
    if (one == nullptr) {
        return {};
    }
    if (!one->missing.empty()) {
        return plainText(messageFor(hasMessage(one->missing) ? one->missing : "terminal-not-ready").happened);
    }
    const std::int64_t count = one->difference().count();
    const QString words = plainText(domain::rialsInWords(Rials(count < 0 ? -count : count)));
    return words + (count < 0 ? QStringLiteral(" کمتر از دفتر") : QStringLiteral(" بیشتر از دفتر"));
}

QString ClosingViewModel::recountText() const
{
    return subjectWord() == "drawer" ? QStringLiteral("بازشماری") : QStringLiteral("خواندن دوباره");
}

QStringList ClosingViewModel::managers() const
{
    QStringList names;
    for (const std::string& name : m_managers) {
        const catalogue::Account* account = desk().office().findAccount(name);
        names.append(account == nullptr ? plainText(name) : persianText(account->displayName));
    }
    return names;
}

QString ClosingViewModel::problem() const
{
    const std::string& word = desk().activity().approvalProblem;
    return word.empty() || isChecking()
               ? QString()
               : plainText(messageFor(word).happened) + QLatin1Char(' ') + plainText(messageFor(word).toDo);
}

QStringList ClosingViewModel::findings() const
{
    if (closing() == nullptr) {
        return {};
    }
    const std::size_t disputes = desk().state().disputes.size();
    const std::size_t found = desk().state().day.findings.size();
    QStringList lines{QStringLiteral("کارتخوان: ") + verdictText(closing()->terminal),
                      QStringLiteral("صندوق: ") + verdictText(closing()->drawer),
                      QStringLiteral("کاغذ بدهی: ") +
                          countText(static_cast<std::int64_t>(dayReport(desk().state()).paperOwed.size())),
                      QStringLiteral("اعتراض باز: ") + countText(static_cast<std::int64_t>(disputes))};
    if (found > 0) {
        lines.append(QStringLiteral("بیرون از دفتر در کارتخوان: ") + countText(static_cast<std::int64_t>(found)));
    }
    return lines;
}

} // namespace pishkhan::kiosk_ui
