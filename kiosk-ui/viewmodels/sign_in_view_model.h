// SPDX-License-Identifier: GPL-3.0-or-later
/// Who is at the counter: pick an account, give its PIN. Wrong PINs cost time; a locked account needs a manager.
#pragma once
#include <cstdint>
#include <string>

#include "kiosk-ui/viewmodels/account_list.h"
#include "kiosk-ui/viewmodels/card_text.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class SignInViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::AccountList* accounts READ accounts CONSTANT)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(QString pin READ pin WRITE setPin NOTIFY changed)
    Q_PROPERTY(bool checking READ isChecking NOTIFY changed)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY changed)
    Q_PROPERTY(bool locked READ isLocked NOTIFY changed)
    Q_PROPERTY(QString waitText READ waitText NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)
    Q_PROPERTY(QString cardState READ cardState NOTIFY changed)
    Q_PROPERTY(QString cardTitle READ cardTitle NOTIFY changed)
    Q_PROPERTY(QString cardAdvice READ cardAdvice NOTIFY changed)
    Q_PROPERTY(QString cardRole READ cardRole NOTIFY changed)
    Q_PROPERTY(bool withCard READ isWithCard NOTIFY changed)
    Q_PROPERTY(bool pinAllowed READ isPinAllowed NOTIFY changed)
    Q_PROPERTY(bool pinOffered READ isPinOffered NOTIFY changed)
    Q_PROPERTY(QString officeName READ officeName CONSTANT)
    Q_PROPERTY(QString officeLine READ officeLine CONSTANT)
public:
    SignInViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    AccountList* accounts() { return &m_accounts; }
    int current() const { return m_current; }
    void setCurrent(int row);
    QString pin() const { return m_pin; }
    void setPin(const QString& pin);
    bool isChecking() const { return desk().activity().checkingPin || card().proving; }
    bool isWaiting() const { return secondsLeft() > 0; }
    bool isLocked() const;
    QString waitText() const;
    QString problem() const;
    QString advice() const;
    QString cardState() const { return cardWord(card()); }
    QString cardTitle() const { return kiosk_ui::cardTitle(card(), desk().office()); }
    QString cardAdvice() const { return kiosk_ui::cardAdvice(card(), desk().office()); }
    QString cardRole() const { return kiosk_ui::cardRole(card(), desk().office()); }
    bool isWithCard() const { return card().state == app::CardState::Ready; } ///< the PIN that is typed is the card's
    bool isPinAllowed() const; ///< may the chosen account come without a card?
    bool isPinOffered() const; ///< anybody at all, or the card that is in
    QString officeName() const;
    QString officeLine() const;

    Q_INVOKABLE void signIn();
    Q_INVOKABLE void tick() { Q_EMIT changed(); } ///< each second: the countdown

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;
    void enter() override;
    void leave() override;

protected:
    void refresh() override;

private:
    std::string account() const; ///< the card's holder, or the chosen row
    const app::CardView& card() const { return desk().activity().card; }
    std::string problemWord() const;
    std::int64_t secondsLeft() const;
    void forgetPin();

    AccountList m_accounts;
    int m_current = 0;
    QString m_pin;
    bool m_wasChecking = false, m_wasWithCard = false;
};

} // namespace pishkhan::kiosk_ui
