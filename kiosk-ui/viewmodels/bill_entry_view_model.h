// SPDX-License-Identifier: GPL-3.0-or-later
/// The sheet over the services where a bill comes in: its barcode from a hand scanner or the document scanner, or its two
/// ids as typed. It says which id is wrong, and warns once when this counter has taken the same bill before.
#pragma once
#include "kiosk-ui/viewmodels/screen_view_model.h"
#include "kiosk-ui/viewmodels/typed_field.h"

namespace pishkhan::kiosk_ui {

class BillEntryViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString billId READ billId WRITE setBillId NOTIFY changed)
    Q_PROPERTY(QString paymentId READ paymentId WRITE setPaymentId NOTIFY changed)
    Q_PROPERTY(QString billVerdict READ billVerdict NOTIFY changed)
    Q_PROPERTY(QString billAdvice READ billAdvice NOTIFY changed)
    Q_PROPERTY(QString paymentVerdict READ paymentVerdict NOTIFY changed)
    Q_PROPERTY(QString paymentAdvice READ paymentAdvice NOTIFY changed)
    Q_PROPERTY(bool paidBefore READ isPaidBefore NOTIFY changed)
    Q_PROPERTY(QString paidBeforeText READ paidBeforeText CONSTANT)
    Q_PROPERTY(QString paidBeforeToDo READ paidBeforeToDo CONSTANT)
    Q_PROPERTY(bool scanning READ isScanning NOTIFY changed)
    Q_PROPERTY(QString scanProblem READ scanProblem NOTIFY changed)
    Q_PROPERTY(bool startAtPayment READ isStartAtPayment CONSTANT)
public:
    using ScreenViewModel::ScreenViewModel;

    /// What may be a bill: 26 digits are opened at once; a shorter number becomes the bill id. True when the sheet has
    /// something to say or to ask.
    bool take(const QString& typed);
    void start(); ///< an empty sheet

    QString billId() const { return plain(m_billId); }
    void setBillId(const QString& typed);
    QString paymentId() const { return plain(m_paymentId); }
    void setPaymentId(const QString& typed);
    QString billVerdict() const { return m_bill.verdict; }
    QString billAdvice() const { return m_bill.advice; }
    QString paymentVerdict() const { return m_payment.verdict; }
    QString paymentAdvice() const { return m_payment.advice; }
    bool isPaidBefore() const { return m_paidBefore; }
    QString paidBeforeText() const;
    QString paidBeforeToDo() const;
    bool isScanning() const { return desk().activity().scanning; }
    QString scanProblem() const;
    bool isStartAtPayment() const { return !m_billId.empty() && m_paymentId.empty(); }

    Q_INVOKABLE void open();      ///< check both and open the bill
    Q_INVOKABLE void openAgain(); ///< although it was paid before
    Q_INVOKABLE void scan();

    Handled act(Action action) override;

protected:
    void refresh() override;

private:
    static QString plain(const std::string& digits);
    bool ask(app::BillRepeat repeat); ///< false when the sheet has to say something
    void fill(const std::string& typed);
    void judge(const std::string& problem);

    std::string m_billId, m_paymentId, m_scanned;
    FieldView m_bill, m_payment;
    bool m_paidBefore = false;
};

} // namespace pishkhan::kiosk_ui
