// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/services_view_model.h"

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::kiosk_ui {

ServicesViewModel::ServicesViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_services(desk, this), m_whatToBring(this)
{
    m_services.find({});
    showChosen();
}

void ServicesViewModel::setQuery(const QString& query)
{
    if (query == m_query) {
        return;
    }
    m_query = query;
    m_services.find(query.trimmed().toStdString());
    m_current = 0;
    rearm();
    showChosen();
}

void ServicesViewModel::setCurrent(int row)
{
    if (row < 0 || row >= m_services.rowCount() || row == m_current) {
        return;
    }
    m_current = row;
    rearm();
    showChosen();
}

void ServicesViewModel::showChosen()
{
    m_whatToBring.show(chosen() == nullptr ? std::vector<std::string>{} : chosen()->whatToBring);
    Q_EMIT changed();
}

bool ServicesViewModel::isBill() const
{
    constexpr std::size_t shortestId = 6;
    const std::string digits = domain::normaliseIdentifier(m_query.toStdString());
    return digits.size() >= shortestId && domain::isDigits(digits);
}

QString ServicesViewModel::emptyText() const
{
    if (isBill()) {
        return QStringLiteral("این شماره از آنِ قبض است؛ کلید ورود را بزنید.");
    }
    const Message& message = messageFor("no-service-found");
    return plainText(message.happened) + QLatin1Char(' ') + plainText(message.toDo);
}

QString ServicesViewModel::noCatalogueHappened() const
{
    return plainText(messageFor("no-catalogue").happened);
}
QString ServicesViewModel::noCatalogueSafe() const
{
    return plainText(messageFor("no-catalogue").safe);
}
QString ServicesViewModel::noCatalogueToDo() const
{
    return plainText(messageFor("no-catalogue").toDo);
}
QString ServicesViewModel::noCatalogueCode() const
{
    return plainText(messageFor("no-catalogue").code);
}

const Message& ServicesViewModel::stopped() const
{
    const auto* finding = domain::counter::openFinding(desk().state());
    return messageFor(finding != nullptr && finding->cause == "display" ? "terminal-display" : "terminal-ahead");
}
QString ServicesViewModel::stoppedHappened() const
{
    return plainText(stopped().happened);
}
QString ServicesViewModel::stoppedSafe() const
{
    return plainText(stopped().safe);
}
QString ServicesViewModel::stoppedToDo() const
{
    return plainText(stopped().toDo);
}
QString ServicesViewModel::stoppedCode() const
{
    return plainText(stopped().code);
}

QString ServicesViewModel::title() const
{
    return chosen() == nullptr ? QString() : persianText(chosen()->title);
}
QString ServicesViewModel::agency() const
{
    return chosen() == nullptr ? QString() : persianText(chosen()->agencyTitle);
}
QString ServicesViewModel::description() const
{
    return chosen() == nullptr ? QString() : persianText(chosen()->description);
}
QString ServicesViewModel::duration() const
{
    return chosen() == nullptr ? QString() : persianText(chosen()->expectedDuration);
}
QString ServicesViewModel::price() const
{
    return chosen() == nullptr ? QString() : priceText(*chosen(), desk());
}
QString ServicesViewModel::legalBasis() const
{
    return chosen() == nullptr ? QString() : persianText(chosen()->legalBasis);
}
QString ServicesViewModel::version() const
{
    return chosen() == nullptr ? QString() : codeText(chosen()->version);
}
QString ServicesViewModel::refusal() const
{
    return chosen() == nullptr ? QString() : m_services.refusal(*chosen());
}

void ServicesViewModel::open()
{
    if (isBill()) {
        const QString digits = m_query;
        setQuery({}); // the next scan starts on a clean field
        Q_EMIT billTyped(digits);
        return;
    }
    if (chosen() != nullptr && confirmOnce()) {
        taken(desk().openCase(chosen()->code));
    }
}

void ServicesViewModel::enter()
{
    ScreenViewModel::enter();
    m_query.clear();
    m_current = 0;
    m_services.find({});
    showChosen();
}

Legend ServicesViewModel::legend() const
{
    Legend keys;
    if (!isNoCatalogue()) {
        keys = {{Action::Next, QStringLiteral("باز کردن پرونده"), true},
                {Action::Services, QStringLiteral("کد خدمت"), false}};
    }
    if (isTerminalStopped()) {
        keys.push_back({Action::Books, QStringLiteral("دفتر و پیشنهادها"), true});
    }
    keys.push_back({Action::Scan, QStringLiteral("قبض"), false});
    const Legend always{
        {Action::Find, QStringLiteral("پیگیری پرونده"), false}, {Action::Reprint, QStringLiteral("چاپ دوباره"), false},
        {Action::No, QStringLiteral("برگرداندن وجه"), false},   {Action::EndOfDay, QStringLiteral("پایان نوبت"), false},
        {Action::Help, QStringLiteral("راهنما"), false},        {Action::Lock, QStringLiteral("قفل"), false}};
    keys.insert(keys.end(), always.begin(), always.end());
    return keys;
}

Handled ServicesViewModel::act(Action action)
{
    switch (action) {
    case Action::Finish:
    case Action::PayOrFinish: open(); return Handled::Yes;
    case Action::Services:
    case Action::Back: setQuery({}); return Handled::Yes;
    case Action::Scan: Q_EMIT billWanted(); return Handled::Yes;
    default: return Handled::No;
    }
}

QString ServicesViewModel::help() const
{
    return QStringLiteral(
        "کد چهاررقمی خدمت یا سه حرف از نام آن را بنویسید. با "
        "کلیدهای بالا و پایین جابه‌جا شوید و با کلید ورود "
        "پرونده را باز کنید. خدمت‌هایی که به‌تازگی انجام "
        "داده‌اید اول می‌آیند. بارکد قبض را هم همین‌جا بخوانید؛ "
        "قبض متقاضی و فرم نمی‌خواهد.");
}

} // namespace pishkhan::kiosk_ui
