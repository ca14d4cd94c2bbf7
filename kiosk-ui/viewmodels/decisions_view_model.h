// SPDX-License-Identifier: GPL-3.0-or-later
/// Two questions with a short list of reasons: cancel the open case (Esc), print the last receipt again (F8); and
/// one without: end the shift or close the day (F10).
#pragma once
#include <QStringList>

#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class DecisionsViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QList<QString> cancelReasons READ cancelReasons CONSTANT)
    Q_PROPERTY(QList<QString> reprintReasons READ reprintReasons CONSTANT)
    Q_PROPERTY(QString lastReceipt READ lastReceipt NOTIFY changed)
    Q_PROPERTY(QString lastService READ lastService NOTIFY changed)
    Q_PROPERTY(QString copies READ copies NOTIFY changed)
    Q_PROPERTY(QString shiftLine READ shiftLine NOTIFY changed)
public:
    using ScreenViewModel::ScreenViewModel;

    QStringList cancelReasons() const;
    QStringList reprintReasons() const;
    QString lastReceipt() const;
    QString lastService() const;
    QString copies() const;
    QString shiftLine() const; ///< what this shift has taken

    Q_INVOKABLE bool cancelCase(int reason);
    Q_INVOKABLE bool reprint(int reason);
    Q_INVOKABLE bool endShift();
    Q_INVOKABLE bool closeDay();

    Handled act(Action action) override; ///< F6 ends the shift, F7 closes the day

private:
    const domain::counter::Case* lastPrinted() const;
};

} // namespace pishkhan::kiosk_ui
