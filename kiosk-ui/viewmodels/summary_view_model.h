// SPDX-License-Identifier: GPL-3.0-or-later
/// The open case beside every step: service, citizen, identity, amount. What was entered once is never asked again.
#pragma once
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class SummaryViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(int step READ step NOTIFY changed)
    Q_PROPERTY(bool bill READ isBill NOTIFY changed)
    Q_PROPERTY(QString service READ service NOTIFY changed)
    Q_PROPERTY(QString agency READ agency NOTIFY changed)
    Q_PROPERTY(QString caseId READ caseId NOTIFY changed)
    Q_PROPERTY(QString nationalCode READ nationalCode NOTIFY changed)
    Q_PROPERTY(QString postalCode READ postalCode NOTIFY changed)
    Q_PROPERTY(QString birthDate READ birthDate NOTIFY changed)
    Q_PROPERTY(QString fullName READ fullName NOTIFY changed)
    Q_PROPERTY(QString fatherName READ fatherName NOTIFY changed)
    Q_PROPERTY(QString identityState READ identityState NOTIFY changed)
    Q_PROPERTY(QString identityTitle READ identityTitle NOTIFY changed)
    Q_PROPERTY(QString total READ total NOTIFY changed)
    Q_PROPERTY(bool imageNotKept READ isImageNotKept NOTIFY changed)
public:
    using ScreenViewModel::ScreenViewModel;

    bool isOpen() const { return openCase() != nullptr; }
    bool isBill() const { return isOpen() && openCase()->bill.has_value(); }
    int step() const; ///< of the step bar: applicant, form, fees, payment, receipt, done
    QString service() const;
    QString agency() const;
    QString caseId() const;
    QString nationalCode() const;
    QString postalCode() const;
    QString birthDate() const;
    QString fullName() const;
    QString fatherName() const;
    QString identityState() const;
    QString identityTitle() const;
    QString total() const;
    bool isImageNotKept() const;
};

} // namespace pishkhan::kiosk_ui
