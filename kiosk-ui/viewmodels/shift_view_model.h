// SPDX-License-Identifier: GPL-3.0-or-later
/// Between sign-in and the first citizen: open the shift. A manager also unlocks accounts here.
#pragma once
#include "kiosk-ui/viewmodels/account_list.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class ShiftViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::AccountList* accounts READ accounts CONSTANT)
    Q_PROPERTY(QString greeting READ greeting NOTIFY changed)
    Q_PROPERTY(QString businessDate READ businessDate NOTIFY changed)
    Q_PROPERTY(QString shiftNumber READ shiftNumber NOTIFY changed)
    Q_PROPERTY(bool manager READ isManager NOTIFY changed)
    Q_PROPERTY(bool someLocked READ isSomeLocked NOTIFY changed)
    Q_PROPERTY(QString catalogueLine READ catalogueLine NOTIFY changed)
public:
    ShiftViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    AccountList* accounts() { return &m_accounts; }
    QString greeting() const;
    QString businessDate() const;
    QString shiftNumber() const;
    bool isManager() const;
    bool isSomeLocked() const;
    QString catalogueLine() const;

    Q_INVOKABLE void openShift();
    Q_INVOKABLE void unlock(int row);
    Q_INVOKABLE void signOut();

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;

protected:
    void refresh() override { m_accounts.refresh(); }

private:
    AccountList m_accounts;
};

} // namespace pishkhan::kiosk_ui
