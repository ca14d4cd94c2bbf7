// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/cash_view_model.h"

#include <cstdlib>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"

namespace pishkhan::kiosk_ui {

Rials CashViewModel::price() const
{
    return openCase() == nullptr ? Rials(0) : openCase()->total;
}
Rials CashViewModel::typed() const
{
    return Rials(m_given.empty() ? 0 : std::stoll(m_given)); // at most twelve digits
}

QString CashViewModel::total() const
{
    return plainText(domain::groupedDigits(price().count()));
}
QString CashViewModel::totalInWords() const
{
    return plainText(domain::rialsInWords(price()));
}
QString CashViewModel::given() const
{
    return persianText(m_given);
}
QString CashViewModel::givenInWords() const
{
    return m_given.empty() ? QString() : plainText(domain::rialsInWords(typed()));
}

void CashViewModel::setGiven(const QString& text)
{
    constexpr std::size_t longest = 12;
    if (const std::string digits = amountDigits(text); digits.size() <= longest && digits != m_given) {
        m_given = digits;
        rearm();
    }
    Q_EMIT changed();
}

QString CashViewModel::standing() const
{
    return m_given.empty()      ? QString()
           : typed() < price()  ? QStringLiteral("short")
           : typed() == price() ? QStringLiteral("exact")
                                : QStringLiteral("change");
}

QString CashViewModel::differenceTitle() const
{
    const QString now = standing();
    return now == QStringLiteral("short")   ? QStringLiteral("هنوز کم است")
           : now == QStringLiteral("exact") ? QStringLiteral("بقیه ندارد")
                                            : QStringLiteral("بقیهٔ پول شهروند");
}
QString CashViewModel::difference() const
{
    return m_given.empty() ? QString()
                           : plainText(domain::groupedDigits(std::llabs(typed().count() - price().count())));
}
QString CashViewModel::differenceInWords() const
{
    return m_given.empty() ? QString()
                           : plainText(domain::rialsInWords(Rials(std::llabs(typed().count() - price().count()))));
}

void CashViewModel::exact()
{
    m_given = std::to_string(price().count());
    rearm();
    Q_EMIT changed();
}

void CashViewModel::take()
{
    if (m_given.empty() || typed() < price()) {
        notice().show(messageFor("cash-short"));
    } else if (confirmOnce()) {
        taken(desk().payCash(typed()));
    }
}

Handled CashViewModel::act(Action action)
{
    switch (action) {
    case Action::Next:
    case Action::Finish:
    case Action::PayOrFinish: take(); return Handled::Yes;
    case Action::Yes: exact(); return Handled::Yes;
    default: return Handled::No;
    }
}

void CashViewModel::enter()
{
    ScreenViewModel::enter();
    m_given.clear();
    Q_EMIT changed();
}

} // namespace pishkhan::kiosk_ui
