// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/payment_view_model.h"

#include <utility>

#include "kiosk-ui/viewmodels/paper_text.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"

namespace pishkhan::kiosk_ui {

using domain::payment::Phase;

const domain::payment::State* PaymentViewModel::payment() const
{
    const auto* open = openCase();
    return open == nullptr || !open->payment ? nullptr : &*open->payment;
}

QString PaymentViewModel::mode() const
{
    const Phase phase = payment() == nullptr ? Phase::Intended : payment()->phase;
    if (phase == Phase::NeedsOperator || phase == Phase::Conflict) {
        return QStringLiteral("operator");
    }
    return phase == Phase::Unknown ? QStringLiteral("doubt") : QStringLiteral("running");
}

QString PaymentViewModel::amount() const
{
    return openCase() == nullptr ? QString() : plainText(domain::groupedDigits(openCase()->total.count()));
}
QString PaymentViewModel::amountInWords() const
{
    return openCase() == nullptr ? QString() : plainText(domain::rialsInWords(openCase()->total));
}
QString PaymentViewModel::toman() const
{
    return openCase() == nullptr ? QString() : plainText(domain::formatToman(openCase()->total));
}

const Message& PaymentViewModel::stepMessage() const
{
    const std::string word = "step-" + desk().activity().paymentStep;
    return hasMessage(word) ? messageFor(word) : messageFor("step-connecting");
}

QString PaymentViewModel::stepTitle() const
{
    return plainText(stepMessage().happened);
}
QString PaymentViewModel::stepText() const
{
    return plainText(stepMessage().toDo);
}

int PaymentViewModel::stepIndex() const
{
    if (payment() != nullptr && payment()->phase == Phase::ApprovedPending) {
        return 4;
    }
    static constexpr std::pair<const char*, int> indexes[] = {
        {"insert-card", 1},   {"card-unreadable", 1},    {"card-inserted", 2},
        {"card-detected", 2}, {"choose-application", 2}, {"confirm-amount", 2},
        {"enter-pin", 2},     {"wrong-pin", 2},          {"wait", 3},
        {"inquiring", 3},     {"connecting-bank", 3},    {"remove-card", 4},
    };
    for (const auto& [word, index] : indexes) {
        if (desk().activity().paymentStep == word) {
            return index;
        }
    }
    return 0;
}

QString PaymentViewModel::stepIcon() const
{
    static constexpr const char* icons[] = {"terminal", "card", "keypad", "clock", "card"};
    return QString::fromLatin1(icons[stepIndex()]);
}

const Message& PaymentViewModel::doubtMessage() const
{
    const Phase phase = payment() == nullptr ? Phase::Unknown : payment()->phase;
    return messageFor(phase == Phase::Conflict        ? "payment-conflict"
                      : phase == Phase::NeedsOperator ? "payment-needs-operator"
                                                      : "payment-unknown");
}

QString PaymentViewModel::doubtTitle() const
{
    return plainText(doubtMessage().happened);
}
QString PaymentViewModel::doubtText() const
{
    return plainText(doubtMessage().toDo);
}
QString PaymentViewModel::doubtCode() const
{
    return plainText(doubtMessage().code);
}

QString PaymentViewModel::queries() const
{
    const std::int64_t count = payment() == nullptr ? 0 : payment()->queries;
    return count == 0 ? QString()
                      : countText(count) + QStringLiteral(" بار استعلام شد و کارتخوان هنوز پاسخ روشنی نداده است.");
}

QString PaymentViewModel::intentKey() const
{
    return payment() == nullptr ? QString() : plainText(domain::isolateLtr(payment()->intent.key));
}
QString PaymentViewModel::trace() const
{
    return payment() == nullptr ? QString() : codeText(payment()->result.trace);
}
QString PaymentViewModel::reference() const
{
    return payment() == nullptr ? QString() : codeText(payment()->result.rrn);
}
QString PaymentViewModel::terminal() const
{
    return payment() == nullptr ? QString() : persianText(payment()->intent.terminal);
}

QString PaymentViewModel::noticeText() const
{
    return slipText(openCase() == nullptr ? std::nullopt : openCase()->notice);
}

bool PaymentViewModel::needsPerson() const
{
    return payment() != nullptr && (mode() == QStringLiteral("operator") ||
                                    (payment()->phase == Phase::Unknown && isLong(desk().now(), payment()->sentAt)));
}

bool PaymentViewModel::isManager() const
{
    const auto& session = desk().state().session;
    return session && session->role == catalogue::name(catalogue::Role::Manager);
}

bool PaymentViewModel::isDisplayAsked() const
{
    const auto& state = desk().state();
    const auto* finding = domain::counter::openFinding(state);
    return payment() != nullptr && mode() == QStringLiteral("running") && stepIndex() >= 1 && stepIndex() <= 2 &&
           state.displaysRead.count(payment()->intent.terminal) == 0 &&
           !(finding != nullptr && finding->cause == "display");
}

void PaymentViewModel::displayAgrees()
{
    if (isDisplayAsked()) {
        taken(desk().compareDisplay(app::DisplayVerdict::Agrees));
    }
}
void PaymentViewModel::displayDiffers()
{
    if (isDisplayAsked()) {
        taken(desk().compareDisplay(app::DisplayVerdict::Differs));
    }
}

void PaymentViewModel::cancel()
{
    if (mode() == QStringLiteral("running") && !isCancelAsked()) {
        desk().cancelPayment();
    }
}

void PaymentViewModel::inquire()
{
    if (mode() == QStringLiteral("running") || m_asking || !confirmOnce()) {
        return;
    }
    m_asking = taken(desk().queryPayment());
    Q_EMIT changed();
}

void PaymentViewModel::resolve(const QString& outcome, const QString& reference, const QString& reason)
{
    if (mode() == QStringLiteral("running")) {
        return;
    }
    if (reference.trimmed().isEmpty() || reason.trimmed().isEmpty()) {
        notice().show(messageFor("resolution-incomplete"));
        return;
    }
    if (confirmOnce()) {
        taken(desk().resolvePayment(outcome.toStdString(), domain::foldDigits(reference.trimmed().toStdString()),
                                    domain::canonicalText(reason.toStdString())));
    }
}

void PaymentViewModel::changeClerk()
{
    taken(desk().signOut());
}

void PaymentViewModel::refresh()
{
    const domain::payment::State now = payment() == nullptr ? domain::payment::State{} : *payment();
    if (!(now == m_seen)) {
        m_seen = now;
        m_asking = false;
        rearm();
    }
}

void PaymentViewModel::enter()
{
    ScreenViewModel::enter();
    m_asking = false;
}

Legend PaymentViewModel::legend() const
{
    if (mode() == QStringLiteral("running")) {
        Legend keys;
        if (isDisplayAsked()) {
            keys = {{Action::Yes, QStringLiteral("همین مبلغ است"), true},
                    {Action::No, QStringLiteral("مبلغ دیگری است"), false}};
        }
        keys.push_back({Action::Back, QStringLiteral("درخواست لغو"), false});
        keys.push_back({Action::Help, QStringLiteral("راهنما"), false});
        return keys;
    }
    return {{Action::PayOrFinish, QStringLiteral("استعلام"), true},
            {Action::Reprint, QStringLiteral("برگهٔ شهروند"), false},
            {Action::Help, QStringLiteral("راهنما"), false},
            {Action::Lock, QStringLiteral("قفل و ورود مدیر"), false}};
}

Handled PaymentViewModel::act(Action action)
{
    if (action == Action::Back) {
        cancel();
        return Handled::Yes;
    }
    if (action == Action::Yes && isDisplayAsked()) {
        displayAgrees();
        return Handled::Yes;
    }
    if (action == Action::No && isDisplayAsked()) {
        displayDiffers();
        return Handled::Yes;
    }
    if (action == Action::Reprint) {
        if (mode() != QStringLiteral("running")) {
            taken(desk().printNotice());
        }
        return Handled::Yes;
    }
    if (action == Action::PayOrFinish) {
        inquire();
        return Handled::Yes;
    }
    return Handled::No;
}

QString PaymentViewModel::help() const
{
    return QStringLiteral(
        "شهروند کارت را در کارتخوان می‌گذارد و رمز را خودش وارد "
        "می‌کند. اگر پاسخ نرسید دوباره کارت نکشید؛ استعلام فقط "
        "می‌پرسد و هرگز پول برنمی‌دارد.");
}

} // namespace pishkhan::kiosk_ui
