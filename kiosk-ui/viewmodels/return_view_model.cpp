// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/return_view_model.h"

#include "kiosk-ui/viewmodels/paper_text.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"

namespace pishkhan::kiosk_ui {

using ReturnPhase = domain::payment::back::Phase;

const domain::payment::back::State* ReturnViewModel::shown() const
{
    return domain::counter::openReturn(desk().state());
}

const domain::counter::Case* ReturnViewModel::subject() const
{
    return shown() == nullptr ? nullptr : &desk().state().cases.at(desk().state().returning);
}

bool ReturnViewModel::isClosed() const
{
    return shown() != nullptr && domain::payment::back::isClosed(*shown());
}

QString ReturnViewModel::mode() const
{
    switch (shown() == nullptr ? ReturnPhase::Intended : shown()->phase) {
    case ReturnPhase::Intended:
    case ReturnPhase::Sending: return QStringLiteral("running");
    case ReturnPhase::Unknown:
    case ReturnPhase::NeedsOperator: return QStringLiteral("doubt");
    case ReturnPhase::Done: return QStringLiteral("done");
    case ReturnPhase::NotDone: return QStringLiteral("not-done");
    }
    return QStringLiteral("doubt");
}

bool ReturnViewModel::needsPerson() const
{
    return shown() != nullptr && (shown()->phase == ReturnPhase::NeedsOperator ||
                                  (shown()->phase == ReturnPhase::Unknown && isLong(desk().now(), shown()->sentAt)));
}

QString ReturnViewModel::service() const
{
    return subject() == nullptr ? QString() : persianText(subject()->serviceTitle);
}
QString ReturnViewModel::receipt() const
{
    return subject() == nullptr || !subject()->receipt ? QString() : codeText(subject()->receipt->number);
}
QString ReturnViewModel::amount() const
{
    return shown() == nullptr ? QString() : plainText(domain::groupedDigits(shown()->intent.amount.count()));
}
QString ReturnViewModel::amountInWords() const
{
    return shown() == nullptr ? QString() : plainText(domain::rialsInWords(shown()->intent.amount));
}

QString ReturnViewModel::people() const
{
    if (shown() == nullptr) {
        return {};
    }
    const auto nameOf = [this](const std::string& account) {
        const catalogue::Account* found = desk().office().findAccount(account);
        return found == nullptr ? codeText(account) : persianText(found->displayName);
    };
    return QStringLiteral("درخواست: ") + nameOf(shown()->intent.askedBy) + QStringLiteral(" · تأیید: ") +
           nameOf(shown()->intent.approvedBy);
}

QString ReturnViewModel::stepTitle() const
{
    const std::string word = "step-" + desk().activity().paymentStep;
    return plainText(messageFor(hasMessage(word) ? word : "step-reversing").happened);
}
QString ReturnViewModel::stepText() const
{
    return plainText(messageFor("step-reversing").toDo);
}

const Message& ReturnViewModel::message() const
{
    if (shown() == nullptr) {
        return messageFor("return-none");
    }
    switch (shown()->phase) {
    case ReturnPhase::Done: return messageFor(shown()->evidence == "cash" ? "return-cash-done" : "return-done");
    case ReturnPhase::NotDone: {
        const std::string word = "return-" + shown()->reason;
        return messageFor(hasMessage(word) ? word : "return-not-done");
    }
    case ReturnPhase::NeedsOperator: return messageFor("return-needs-operator");
    case ReturnPhase::Intended:
    case ReturnPhase::Sending:
    case ReturnPhase::Unknown: break;
    }
    return messageFor("return-unknown");
}

QString ReturnViewModel::happened() const
{
    return plainText(message().happened);
}
QString ReturnViewModel::safe() const
{
    return plainText(message().safe);
}
QString ReturnViewModel::toDo() const
{
    return plainText(message().toDo);
}
QString ReturnViewModel::code() const
{
    return plainText(message().code);
}

QString ReturnViewModel::queries() const
{
    const std::int64_t count = shown() == nullptr ? 0 : shown()->queries;
    return count == 0 ? QString()
                      : countText(count) + QStringLiteral(" بار استعلام شد و کارتخوان هنوز پاسخ روشنی نداده است.");
}

QString ReturnViewModel::intentKey() const
{
    return shown() == nullptr ? QString() : plainText(domain::isolateLtr(shown()->intent.key));
}

QString ReturnViewModel::trace() const
{
    if (shown() == nullptr) {
        return {};
    }
    const auto& bank = shown()->result;
    return codeText(bank.rrn.empty() ? bank.trace : bank.rrn);
}

QString ReturnViewModel::evidence() const
{
    if (shown() == nullptr || !isClosed()) {
        return {};
    }
    const std::string& how = shown()->evidence;
    return how == "query"        ? QStringLiteral("پاسخ استعلام از کارتخوان")
           : how == "operator"   ? QStringLiteral("سند کاغذی، با تأیید مدیر دفتر")
           : how == "cash"       ? QStringLiteral("نقد از صندوق، با تأیید نفر دوم")
           : how == "never-sent" ? QStringLiteral("درخواست به کارتخوان نرسید")
                                 : QStringLiteral("پاسخ خود کارتخوان");
}

QString ReturnViewModel::slip() const
{
    return subject() == nullptr ? QString() : slipText(subject()->notice);
}

bool ReturnViewModel::isManager() const
{
    const auto& session = desk().state().session;
    return session && session->role == catalogue::name(catalogue::Role::Manager);
}

void ReturnViewModel::inquire()
{
    if (mode() == QStringLiteral("doubt") && !m_asking && confirmOnce()) {
        m_asking = taken(desk().queryReturn());
        Q_EMIT changed();
    }
}

void ReturnViewModel::resolve(const QString& outcome, const QString& reference, const QString& reason)
{
    if (mode() != QStringLiteral("doubt")) {
        return;
    }
    if (reference.trimmed().isEmpty() || reason.trimmed().isEmpty()) {
        notice().show(messageFor("resolution-incomplete"));
    } else if (confirmOnce()) {
        taken(desk().resolveReturn(outcome.toStdString(), domain::foldDigits(reference.trimmed().toStdString()),
                                   domain::canonicalText(reason.toStdString())));
    }
}

void ReturnViewModel::changeClerk()
{
    taken(desk().signOut());
}

void ReturnViewModel::finish()
{
    if (isClosed() && confirmOnce()) {
        taken(desk().leaveReturn());
    }
}

void ReturnViewModel::refresh()
{
    const auto now = shown() == nullptr ? domain::payment::back::State{} : *shown();
    if (!(now == m_seen)) {
        m_seen = now;
        m_asking = false;
        rearm();
    }
}

void ReturnViewModel::enter()
{
    ScreenViewModel::enter();
    m_asking = false;
}

Legend ReturnViewModel::legend() const
{
    const LegendEntry slipKey{Action::Reprint, QStringLiteral("برگهٔ شهروند"), false};
    const LegendEntry helpKey{Action::Help, QStringLiteral("راهنما"), false};
    if (mode() == QStringLiteral("running")) {
        return {helpKey};
    }
    if (isClosed()) {
        return {{Action::PayOrFinish, QStringLiteral("پایان"), true}, slipKey, helpKey};
    }
    return {{Action::PayOrFinish, QStringLiteral("استعلام"), true},
            slipKey,
            helpKey,
            {Action::Lock, QStringLiteral("قفل و ورود مدیر"), false}};
}

Handled ReturnViewModel::act(Action action)
{
    switch (action) {
    case Action::PayOrFinish:
    case Action::Next:
    case Action::Finish: isClosed() ? finish() : inquire(); return Handled::Yes;
    case Action::Reprint:
        if (mode() != QStringLiteral("running")) {
            taken(desk().printNotice());
        }
        return Handled::Yes;
    case Action::Help:
    case Action::Devices:
    case Action::Lock: return Handled::No;
    default: return Handled::Yes; // nothing else until it is known where the money is
    }
}

QString ReturnViewModel::help() const
{
    return QStringLiteral(
        "پول یک پرداخت فقط یک بار و با تأیید نفر دوم برمی‌گردد. اگر پاسخ کارتخوان نرسید دوباره نکوشید؛ استعلام "
        "فقط می‌پرسد و پولی جابه‌جا نمی‌کند.");
}

} // namespace pishkhan::kiosk_ui
