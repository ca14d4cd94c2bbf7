// SPDX-License-Identifier: GPL-3.0-or-later
/// A page about the counter itself on its way to paper: the button in the devices' sheet (readiness) and in the search for a case (evidence).
/// Says printed only when the printer did.
#pragma once
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class PageViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Shell")
    Q_PROPERTY(QString form READ form CONSTANT)
    Q_PROPERTY(bool offered READ isOffered NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString label READ label CONSTANT)
    Q_PROPERTY(QString line READ line NOTIFY changed)
    Q_PROPERTY(QString tone READ tone NOTIFY changed)
    Q_PROPERTY(QString fileLine READ fileLine NOTIFY changed)
public:
    /// `form`: readiness or evidence.
    PageViewModel(app::Desk& desk, Notice& notice, std::string form, QObject* parent);

    QString form() const { return QString::fromStdString(m_form); }
    bool isOffered() const; ///< there is a page printer, and this person may ask
    bool isBusy() const;    ///< being made, or sent and not confirmed
    QString label() const;
    QString line() const; ///< what became of it since the sheet was opened; before that, what it is
    QString tone() const;
    QString fileLine() const; ///< where the pack lies that was made beside the page

    Q_INVOKABLE void print() { print(std::string()); }
    void print(const std::string& which);
    void enter() override;

private:
    enum class Stage { Idle, Refused, Making, Sent, Printed, Owed, Unknown };
    Stage stage() const;
    const domain::counter::OfficePage* paper() const;

    std::string m_form, m_refused;
    bool m_asked = false; ///< since the sheet was opened; an older page's end is no news
};

} // namespace pishkhan::kiosk_ui
