// SPDX-License-Identifier: GPL-3.0-or-later
/// The receipt on its way to paper: the exact picture, the tracking code, and the truth about the paper. Serves both
/// the receipt's screen and the last one, when everything is in the citizen's hand.
#pragma once
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class ReceiptViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString picture READ picture NOTIFY changed)
    Q_PROPERTY(bool drawn READ isDrawn NOTIFY changed)
    Q_PROPERTY(QString trackingCode READ trackingCode NOTIFY changed)
    Q_PROPERTY(QString codeTitle READ codeTitle NOTIFY changed)
    Q_PROPERTY(bool hasTrackingCode READ hasTrackingCode NOTIFY changed)
    Q_PROPERTY(QString submission READ submission NOTIFY changed)
    Q_PROPERTY(QString receiptNumber READ receiptNumber NOTIFY changed)
    Q_PROPERTY(QString paperState READ paperState NOTIFY changed)
    Q_PROPERTY(QString paperTone READ paperTone NOTIFY changed)
    Q_PROPERTY(QString paperTitle READ paperTitle NOTIFY changed)
    Q_PROPERTY(QString paperText READ paperText NOTIFY changed)
    Q_PROPERTY(QString pageText READ pageText NOTIFY changed)
    Q_PROPERTY(QString pageTone READ pageTone NOTIFY changed)
    Q_PROPERTY(QString paid READ paid NOTIFY changed)
    Q_PROPERTY(bool settled READ isSettled NOTIFY changed)
    Q_PROPERTY(bool canPrintAgain READ canPrintAgain NOTIFY changed)
    Q_PROPERTY(QString citizen READ citizen NOTIFY changed)
public:
    using ScreenViewModel::ScreenViewModel;

    QString picture() const;
    bool isDrawn() const;
    QString codeTitle() const; ///< what trackingCode() is: the agency's code, or a bill's bank reference
    QString trackingCode() const;
    bool hasTrackingCode() const;
    QString submission() const;
    QString receiptNumber() const;
    QString paperState() const; ///< none, requested, printed, owed, unknown
    QString paperTone() const;
    QString paperTitle() const;
    QString paperText() const;
    QString pageText() const;
    QString pageTone() const;
    QString paid() const;
    bool isSettled() const; ///< nothing is under way and no question is open
    bool canPrintAgain() const;
    QString citizen() const;

    Q_INVOKABLE void answer(bool seen);
    Q_INVOKABLE void printAgain();
    Q_INVOKABLE void finish();

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;

protected:
    void refresh() override;

private:
    const domain::counter::Receipt* receipt() const;
    const Message& paperMessage() const;

    domain::counter::PaperStatus m_paper = domain::counter::PaperStatus::None;
    int m_drawing = 0; ///< of the picture's address: a new one makes the screen fetch it again
    std::string m_drawn;
};

} // namespace pishkhan::kiosk_ui
