// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/card_text.h"

#include <algorithm>

#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {
namespace {

using app::CardState;
} // namespace

bool anyoneMayComeWithPin(const catalogue::OfficeConfiguration& office)
{
    return std::any_of(office.accounts.begin(), office.accounts.end(),
                       [&](const catalogue::Account& account) { return office.mayUsePin(account); });
}

QString cardWord(const app::CardView& card)
{
    switch (card.state) {
    case CardState::Unused: return QStringLiteral("unused");
    case CardState::NoReader: return QStringLiteral("no-reader");
    case CardState::None: return QStringLiteral("none");
    case CardState::Reading: return QStringLiteral("reading");
    case CardState::Ready: return QStringLiteral("ready");
    case CardState::Refused: return QStringLiteral("refused");
    }
    return {};
}

QString cardTitle(const app::CardView& card, const catalogue::OfficeConfiguration& office)
{
    const catalogue::Account* account = office.findAccount(card.account);
    switch (card.state) {
    case CardState::Unused: return {};
    case CardState::NoReader: return QStringLiteral("کارت‌خوان هوشمند وصل نیست");
    case CardState::None: return QStringLiteral("کارت خود را در کارت‌خوان بگذارید");
    case CardState::Reading: return QStringLiteral("کارت خوانده می‌شود");
    case CardState::Ready: return account == nullptr ? QString() : persianText(account->displayName);
    case CardState::Refused: return plainText(messageFor(card.problem).happened);
    }
    return {};
}

QString cardAdvice(const app::CardView& card, const catalogue::OfficeConfiguration& office)
{
    const bool orPin = anyoneMayComeWithPin(office);
    switch (card.state) {
    case CardState::Unused: return {};
    case CardState::NoReader:
        return orPin ? QStringLiteral("کابل آن را ببینید؛ ورود با رمز برقرار است.")
                     : QStringLiteral("کابل آن را وصل کنید تا بتوانید وارد شوید.");
    case CardState::None:
        return orPin ? QStringLiteral("یا حساب خود را برگزینید و رمز حساب را وارد کنید.")
                     : QStringLiteral("ورود به این باجه با کارت است.");
    case CardState::Reading: return QStringLiteral("کارت را بیرون نیاورید.");
    case CardState::Ready: return QStringLiteral("رمز کارت را وارد کنید و کارت را تا پایان کار بیرون نیاورید.");
    case CardState::Refused: return plainText(messageFor(card.problem).toDo);
    }
    return {};
}

QString cardRole(const app::CardView& card, const catalogue::OfficeConfiguration& office)
{
    const catalogue::Account* account = office.findAccount(card.account);
    if (account == nullptr) {
        return {};
    }
    return account->role == catalogue::Role::Manager ? QStringLiteral("مدیر دفتر") : QStringLiteral("متصدی باجه");
}

std::string cardProblem(const app::CardView& card)
{
    if (card.problem != "card-pin-wrong") {
        return card.problem;
    }
    return card.triesLeft < 0 ? "card-pin-wrong-again" : card.triesLeft == 1 ? "card-pin-last" : card.problem;
}

QString cardSentence(std::string_view sentence, const app::CardView& card)
{
    QString text = plainText(sentence);
    return text.replace(QLatin1Char('#'), countText(std::max(card.triesLeft, 0)));
}

} // namespace pishkhan::kiosk_ui
