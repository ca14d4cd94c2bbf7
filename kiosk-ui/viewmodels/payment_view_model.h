// SPDX-License-Identifier: GPL-3.0-or-later
/// The money is under way at the card terminal. When nobody can say whether it was taken, this screen forbids a second
/// charge, offers the inquiry, and leaves the rest to a manager with the terminal's slip (payment.md 4.3).
#pragma once
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class PaymentViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString mode READ mode NOTIFY changed)
    Q_PROPERTY(bool needsPerson READ needsPerson NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    Q_PROPERTY(QString amountInWords READ amountInWords NOTIFY changed)
    Q_PROPERTY(QString toman READ toman NOTIFY changed)
    Q_PROPERTY(QString stepTitle READ stepTitle NOTIFY changed)
    Q_PROPERTY(QString stepText READ stepText NOTIFY changed)
    Q_PROPERTY(QString stepIcon READ stepIcon NOTIFY changed)
    Q_PROPERTY(int stepIndex READ stepIndex NOTIFY changed)
    Q_PROPERTY(bool displayAsked READ isDisplayAsked NOTIFY changed)
    Q_PROPERTY(bool cancelAsked READ isCancelAsked NOTIFY changed)
    Q_PROPERTY(QString doubtTitle READ doubtTitle NOTIFY changed)
    Q_PROPERTY(QString doubtText READ doubtText NOTIFY changed)
    Q_PROPERTY(QString doubtCode READ doubtCode NOTIFY changed)
    Q_PROPERTY(QString queries READ queries NOTIFY changed)
    Q_PROPERTY(QString intentKey READ intentKey NOTIFY changed)
    Q_PROPERTY(QString trace READ trace NOTIFY changed)
    Q_PROPERTY(QString reference READ reference NOTIFY changed)
    Q_PROPERTY(QString terminal READ terminal NOTIFY changed)
    Q_PROPERTY(QString notice_ READ noticeText NOTIFY changed)
    Q_PROPERTY(bool manager READ isManager NOTIFY changed)
    Q_PROPERTY(bool asking READ isAsking NOTIFY changed)
public:
    using ScreenViewModel::ScreenViewModel;

    QString mode() const;     ///< running, doubt, operator
    bool needsPerson() const; ///< the terminal will not say it: a manager with its slip may
    QString amount() const;
    QString amountInWords() const;
    QString toman() const;
    QString stepTitle() const;
    QString stepText() const;
    QString stepIcon() const;
    int stepIndex() const;       ///< 0 connect, 1 card, 2 PIN, 3 bank, 4 take the card
    bool isDisplayAsked() const; ///< nobody has compared this terminal's display with an amount yet (F35)
    bool isCancelAsked() const { return desk().activity().cancelAsked; }
    QString doubtTitle() const;
    QString doubtText() const;
    QString doubtCode() const;
    QString queries() const;
    QString intentKey() const;
    QString trace() const;
    QString reference() const;
    QString terminal() const;
    QString noticeText() const; ///< where the citizen's slip is
    bool isManager() const;
    bool isAsking() const { return m_asking; }

    Q_INVOKABLE void cancel();
    Q_INVOKABLE void displayAgrees();
    Q_INVOKABLE void displayDiffers();
    Q_INVOKABLE void inquire();
    /// `outcome` is paid or not-paid. Manager only; the reference is typed from the terminal's slip.
    Q_INVOKABLE void resolve(const QString& outcome, const QString& reference, const QString& reason);
    Q_INVOKABLE void changeClerk(); ///< sign out, so that a manager can sign in

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;
    void enter() override;

protected:
    void refresh() override;

private:
    const domain::payment::State* payment() const;
    const Message& doubtMessage() const;
    const Message& stepMessage() const;

    bool m_asking = false;
    domain::payment::State m_seen;
};

} // namespace pishkhan::kiosk_ui
