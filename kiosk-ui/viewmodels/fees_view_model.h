// SPDX-License-Identifier: GPL-3.0-or-later
/// What it costs, who gets it, and what is needed; F12 takes the payment or confirms that nothing is to be paid.
#pragma once
#include "kiosk-ui/viewmodels/fee_list.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"
#include "kiosk-ui/viewmodels/text_list.h"

namespace pishkhan::kiosk_ui {

class FeesViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::FeeList* lines READ lines CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::TextList* whatToBring READ whatToBring CONSTANT)
    Q_PROPERTY(QString total READ total NOTIFY changed)
    Q_PROPERTY(QString totalInWords READ totalInWords NOTIFY changed)
    Q_PROPERTY(QString toman READ toman NOTIFY changed)
    Q_PROPERTY(QString vatTotal READ vatTotal NOTIFY changed)
    Q_PROPERTY(QString tariffBasis READ tariffBasis NOTIFY changed)
    Q_PROPERTY(QString tariffVersion READ tariffVersion NOTIFY changed)
    Q_PROPERTY(bool free READ isFree NOTIFY changed)
    Q_PROPERTY(bool identityOpen READ isIdentityOpen NOTIFY changed)
    Q_PROPERTY(QString identityText READ identityText NOTIFY changed)
    Q_PROPERTY(bool lastFailed READ isLastFailed NOTIFY changed)
    Q_PROPERTY(QString lastHappened READ lastHappened NOTIFY changed)
    Q_PROPERTY(QString lastSafe READ lastSafe NOTIFY changed)
    Q_PROPERTY(QString lastToDo READ lastToDo NOTIFY changed)
    Q_PROPERTY(QString lastCode READ lastCode NOTIFY changed)
    Q_PROPERTY(QString billTitle READ billTitle NOTIFY changed)
    Q_PROPERTY(QString billIcon READ billIcon NOTIFY changed)
    Q_PROPERTY(QString billId READ billId NOTIFY changed)
    Q_PROPERTY(QString paymentId READ paymentId NOTIFY changed)
    Q_PROPERTY(bool cashOffered READ isCashOffered NOTIFY changed)
    Q_PROPERTY(QString cashNote READ cashNote NOTIFY changed)
    Q_PROPERTY(QString sharesNote READ sharesNote NOTIFY changed)
    Q_PROPERTY(QString printerNote READ printerNote NOTIFY changed)
    Q_PROPERTY(bool billPaidBefore READ isBillPaidBefore NOTIFY changed)
public:
    FeesViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    FeeList* lines() { return &m_lines; }
    TextList* whatToBring() { return &m_whatToBring; }
    QString total() const;
    QString totalInWords() const;
    QString toman() const;
    QString vatTotal() const;
    QString tariffBasis() const;
    QString tariffVersion() const;
    bool isFree() const;
    bool isIdentityOpen() const; ///< deferred: the fee waits for the agency's answer
    QString identityText() const;
    bool isLastFailed() const;
    QString lastHappened() const;
    QString lastSafe() const;
    QString lastToDo() const;
    QString lastCode() const;
    QString billTitle() const;
    QString billIcon() const;
    QString billId() const;    ///< in groups of four
    QString paymentId() const; ///< in groups of four
    bool isBillPaidBefore() const;

    bool isCashOffered() const;
    QString cashNote() const;    ///< why an office that takes cash does not take it for this; else empty
    QString sharesNote() const;  ///< what the card terminal does not do for the receivers; else empty
    QString printerNote() const; ///< the receipt will have to wait for its printer; else empty

    Q_INVOKABLE void pay();
    Q_INVOKABLE void askCash(); ///< opens the cash sheet where cash is taken
    Q_INVOKABLE void askAgain();

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;
    void enter() override;

Q_SIGNALS:
    void cashWanted();

protected:
    void refresh() override;

private:
    const Message& lastMessage() const;
    void addCashKey(Legend& keys) const;
    const domain::Bill* bill() const;

    domain::counter::IdentityStatus m_identity = domain::counter::IdentityStatus::Unverified;
    FeeList m_lines;
    TextList m_whatToBring;
};

} // namespace pishkhan::kiosk_ui
