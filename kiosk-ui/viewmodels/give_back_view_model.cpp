// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/give_back_view_model.h"

#include <algorithm>
#include <array>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::kiosk_ui {
namespace {

struct ReturnWhy {
    const char* word;
    const char* text;
};
constexpr std::array returnWhys{
    ReturnWhy{"service-not-given", "خدمت انجام‌شدنی نیست یا سازمان نپذیرفت"},
    ReturnWhy{"wrong-service", "خدمت یا قبض دیگری پرداخت شده بود"},
    ReturnWhy{"citizen-asked", "شهروند پیش از آغاز کار منصرف شد"}};

} // namespace

GiveBackViewModel::GiveBackViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_payments(desk, this)
{
}

const domain::counter::Case* GiveBackViewModel::chosen() const
{
    const auto found = desk().state().cases.find(m_case);
    return found == desk().state().cases.end() || !found->second.payment ? m_payments.at(m_current) : &found->second;
}

std::vector<std::string> GiveBackViewModel::approvers() const
{
    std::vector<std::string> names;
    const auto& session = desk().state().session;
    for (const catalogue::Account& account : desk().office().accounts) {
        if (account.role == catalogue::Role::Manager && !(session && session->clerk == account.name)) {
            names.push_back(account.name);
        }
    }
    return names;
}

QString GiveBackViewModel::panel() const
{
    return m_case.empty() ? QStringLiteral("choose")
           : m_reason < 0 ? QStringLiteral("reason")
                          : QStringLiteral("approve");
}

void GiveBackViewModel::setQuery(const QString& typed)
{
    if (typed != m_query) {
        m_query = typed;
        m_current = 0;
        m_payments.find(domain::normaliseIdentifier(typed.trimmed().toStdString()));
        rearm();
        Q_EMIT changed();
    }
}

void GiveBackViewModel::setCurrent(int row)
{
    if (row >= 0 && row < m_payments.rowCount() && row != m_current) {
        m_current = row;
        Q_EMIT changed();
    }
}

QString GiveBackViewModel::title() const
{
    return chosen() == nullptr ? QString() : persianText(chosen()->serviceTitle);
}
QString GiveBackViewModel::receipt() const
{
    return chosen() == nullptr || !chosen()->receipt ? QString() : codeText(chosen()->receipt->number);
}
QString GiveBackViewModel::amount() const
{
    return chosen() == nullptr ? QString() : plainText(domain::groupedDigits(chosen()->payment->result.amount.count()));
}
QString GiveBackViewModel::words() const
{
    return chosen() == nullptr ? QString() : plainText(domain::rialsInWords(chosen()->payment->result.amount));
}
QString GiveBackViewModel::card() const
{
    return chosen() == nullptr       ? QString()
           : chosen()->payment->cash ? QStringLiteral("نقد")
                                     : codeText(chosen()->payment->result.maskedPan);
}
QString GiveBackViewModel::reference() const
{
    if (chosen() == nullptr) {
        return {};
    }
    const auto& bank = chosen()->payment->result;
    return codeText(bank.rrn.empty() ? bank.trace : bank.rrn);
}

bool GiveBackViewModel::needsDocument() const
{
    return chosen() != nullptr && desk().giveBackWay(chosen()->id) == app::GiveBackWay::Office;
}

QString GiveBackViewModel::wayText() const
{
    if (chosen() == nullptr) {
        return {};
    }
    switch (desk().giveBackWay(chosen()->id)) {
    case app::GiveBackWay::Reversal:
        return QStringLiteral("کارتخوان همین تراکنش را برمی‌گرداند.");
    case app::GiveBackWay::Refund:
        return QStringLiteral(
            "کارتخوان مبلغ را با تراکنشی تازه برمی‌گرداند؛ کارت شهروند لازم است.");
    case app::GiveBackWay::Cash:
        return QStringLiteral(
            "این وجه نقد گرفته شده است و از صندوق همین باجه نقد برمی‌گردد.");
    case app::GiveBackWay::Office: break;
    }
    return QStringLiteral(
        "این کارتخوان پول برنمی‌گرداند: وجه را با روال دفتر برگردانید و شمارهٔ سند آن را بنویسید.");
}

QStringList GiveBackViewModel::reasons() const
{
    QStringList texts;
    for (const ReturnWhy& why : returnWhys) {
        texts.push_back(plainText(why.text));
    }
    return texts;
}

QString GiveBackViewModel::chosenReason() const
{
    return m_reason < 0 ? QString() : plainText(returnWhys[static_cast<std::size_t>(m_reason)].text);
}

void GiveBackViewModel::setDocument(const QString& typed)
{
    m_document = typed;
    rearm();
    Q_EMIT changed();
}

QStringList GiveBackViewModel::managers() const
{
    QStringList names;
    for (const std::string& name : approvers()) {
        const catalogue::Account* account = desk().office().findAccount(name);
        names.push_back(persianText(account == nullptr ? name : account->displayName));
    }
    return names;
}

void GiveBackViewModel::setManager(int row)
{
    if (row >= 0 && row < static_cast<int>(approvers().size())) {
        m_manager = row;
        rearm();
        Q_EMIT changed();
    }
}

void GiveBackViewModel::setPin(const QString& typed)
{
    m_pin = typed;
    rearm();
    Q_EMIT changed();
}

QString GiveBackViewModel::problem() const
{
    if (approvers().empty()) {
        const Message& message = messageFor("second-person-needed");
        return plainText(message.happened) + QLatin1Char(' ') + plainText(message.toDo);
    }
    const std::string& word = desk().activity().approvalProblem;
    if (!m_asked || isChecking() || word.empty()) {
        return {};
    }
    const Message& message = messageFor(word);
    return plainText(message.happened) + QLatin1Char(' ') + plainText(message.toDo);
}

void GiveBackViewModel::choose()
{
    if (const auto* one = m_payments.at(m_current); one != nullptr && m_case.empty()) {
        m_case = one->id;
        rearm();
        Q_EMIT changed();
    }
}

void GiveBackViewModel::because(int reason)
{
    if (reason >= 0 && reason < static_cast<int>(returnWhys.size()) && panel() == QStringLiteral("reason")) {
        m_reason = reason;
        rearm();
        Q_EMIT changed();
    }
}

void GiveBackViewModel::approve()
{
    if (panel() != QStringLiteral("approve") || m_pin.isEmpty() || approvers().empty() || isChecking()) {
        return;
    }
    const std::string document = domain::normaliseIdentifier(m_document.trimmed().toStdString());
    if (needsDocument() && document.empty()) {
        notice().show(messageFor("return-document-missing"));
        return;
    }
    if (confirmOnce()) {
        const std::string pin = domain::foldDigits(m_pin.toStdString());
        m_pin.clear();
        m_asked = true;
        const std::string who = approvers()[static_cast<std::size_t>(m_manager)];
        taken(desk().giveBack(
            {m_case, returnWhys[static_cast<std::size_t>(m_reason)].word, needsDocument() ? document : ""}, who, pin));
        Q_EMIT changed();
    }
}

bool GiveBackViewModel::back()
{
    if (m_case.empty()) {
        return false;
    }
    (m_reason < 0 ? m_case.clear() : static_cast<void>(m_reason = -1));
    m_pin.clear();
    m_asked = false;
    rearm();
    Q_EMIT changed();
    return true;
}

Handled GiveBackViewModel::act(Action action)
{
    if (action == Action::Next || action == Action::Finish || action == Action::PayOrFinish) {
        m_case.empty() ? choose() : approve();
    }
    return Handled::Yes;
}

void GiveBackViewModel::refresh()
{
    const std::string now = desk().activity().approvalProblem + (isChecking() ? "…" : "");
    if (now != m_seen) {
        m_seen = now;
        rearm();
    }
}

void GiveBackViewModel::enter()
{
    forget();
    m_payments.find({});
    ScreenViewModel::enter();
    Q_EMIT changed();
}

void GiveBackViewModel::forget()
{
    m_query.clear();
    m_document.clear();
    m_pin.clear();
    m_case.clear();
    m_current = m_manager = 0;
    m_reason = -1;
    m_asked = false;
}

} // namespace pishkhan::kiosk_ui
