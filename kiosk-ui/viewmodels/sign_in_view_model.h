// SPDX-License-Identifier: GPL-3.0-or-later
/// Who is at the counter: pick an account, give its PIN. Wrong PINs cost time; a locked account needs a manager.
#pragma once
#include <cstdint>
#include <string>

#include "kiosk-ui/viewmodels/account_list.h"
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
    Q_PROPERTY(QString officeName READ officeName CONSTANT)
    Q_PROPERTY(QString officeLine READ officeLine CONSTANT)
public:
    SignInViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    AccountList* accounts() { return &m_accounts; }
    int current() const { return m_current; }
    void setCurrent(int row);
    QString pin() const { return m_pin; }
    void setPin(const QString& pin);
    bool isChecking() const { return desk().activity().checkingPin; }
    bool isWaiting() const { return secondsLeft() > 0; }
    bool isLocked() const;
    QString waitText() const;
    QString problem() const;
    QString advice() const;
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
    std::string account() const;
    std::int64_t secondsLeft() const;
    void forgetPin();

    AccountList m_accounts;
    int m_current = 0;
    QString m_pin;
    bool m_wasChecking = false;
};

} // namespace pishkhan::kiosk_ui
