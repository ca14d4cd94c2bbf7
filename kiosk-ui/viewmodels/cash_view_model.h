// SPDX-License-Identifier: GPL-3.0-or-later
/// F7 on the fees screen, where the signed configuration lets the office take cash: what was given is typed, what goes back is shown, and one
/// key records both at once.
#pragma once
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class CashViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString total READ total NOTIFY changed)
    Q_PROPERTY(QString totalInWords READ totalInWords NOTIFY changed)
    Q_PROPERTY(QString given READ given WRITE setGiven NOTIFY changed)
    Q_PROPERTY(QString givenInWords READ givenInWords NOTIFY changed)
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(QString differenceTitle READ differenceTitle NOTIFY changed)
    Q_PROPERTY(QString difference READ difference NOTIFY changed)
    Q_PROPERTY(QString differenceInWords READ differenceInWords NOTIFY changed)
public:
    using ScreenViewModel::ScreenViewModel;

    QString total() const;
    QString totalInWords() const;
    QString given() const;
    void setGiven(const QString& typed);
    QString givenInWords() const;
    QString standing() const; ///< empty while nothing is typed; short, exact, change
    QString differenceTitle() const;
    QString difference() const; ///< what goes back, or what is still missing
    QString differenceInWords() const;

    Q_INVOKABLE void exact(); ///< the price itself was given
    Q_INVOKABLE void take();

    Handled act(Action action) override;
    void enter() override;

private:
    Rials price() const;
    Rials typed() const;

    std::string m_given; ///< digits
};

} // namespace pishkhan::kiosk_ui
