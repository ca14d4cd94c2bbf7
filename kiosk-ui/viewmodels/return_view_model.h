// SPDX-License-Identifier: GPL-3.0-or-later
/// Money is going back to a citizen. When nobody can say whether it did, this screen forbids a second try, offers the
/// inquiry, and leaves the rest to a manager with the terminal's slip: the payment's wizard, the other way round.
#pragma once
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class ReturnViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString mode READ mode NOTIFY changed)
    Q_PROPERTY(bool needsPerson READ needsPerson NOTIFY changed)
    Q_PROPERTY(QString service READ service NOTIFY changed)
    Q_PROPERTY(QString receipt READ receipt NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    Q_PROPERTY(QString amountInWords READ amountInWords NOTIFY changed)
    Q_PROPERTY(QString people READ people NOTIFY changed)
    Q_PROPERTY(QString stepTitle READ stepTitle NOTIFY changed)
    Q_PROPERTY(QString stepText READ stepText NOTIFY changed)
    Q_PROPERTY(QString happened READ happened NOTIFY changed)
    Q_PROPERTY(QString safe READ safe NOTIFY changed)
    Q_PROPERTY(QString toDo READ toDo NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString queries READ queries NOTIFY changed)
    Q_PROPERTY(QString intentKey READ intentKey NOTIFY changed)
    Q_PROPERTY(QString trace READ trace NOTIFY changed)
    Q_PROPERTY(QString evidence READ evidence NOTIFY changed)
    Q_PROPERTY(QString slip READ slip NOTIFY changed)
    Q_PROPERTY(bool manager READ isManager NOTIFY changed)
    Q_PROPERTY(bool asking READ isAsking NOTIFY changed)
public:
    using ScreenViewModel::ScreenViewModel;

    QString mode() const; ///< running, doubt, done, not-done
    bool needsPerson() const;
    QString service() const;
    QString receipt() const;
    QString amount() const;
    QString amountInWords() const;
    QString people() const; ///< who asked, who approved
    QString stepTitle() const;
    QString stepText() const;
    QString happened() const;
    QString safe() const;
    QString toDo() const;
    QString code() const;
    QString queries() const;
    QString intentKey() const;
    QString trace() const;
    QString evidence() const; ///< how it is known
    QString slip() const;     ///< where the citizen's slip is
    bool isManager() const;
    bool isAsking() const { return m_asking; }

    Q_INVOKABLE void inquire();
    Q_INVOKABLE void resolve(const QString& outcome, const QString& reference, const QString& reason);
    Q_INVOKABLE void changeClerk();
    Q_INVOKABLE void finish();

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;
    void enter() override;

protected:
    void refresh() override;

private:
    const domain::payment::back::State* shown() const;
    const domain::counter::Case* subject() const;
    const Message& message() const;
    bool isClosed() const;

    bool m_asking = false;
    domain::payment::back::State m_seen;
};

} // namespace pishkhan::kiosk_ui
