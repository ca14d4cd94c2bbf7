// SPDX-License-Identifier: GPL-3.0-or-later
/// The counter's window: which screen the state asks for, which sheet lies over it, what each key does. Holds the view
/// models of all screens; made by Screens.
#pragma once
#include <cstdint>

#include "kiosk-ui/viewmodels/applicant_view_model.h"
#include "kiosk-ui/viewmodels/bill_entry_view_model.h"
#include "kiosk-ui/viewmodels/books_view_model.h"
#include "kiosk-ui/viewmodels/cash_view_model.h"
#include "kiosk-ui/viewmodels/closing_view_model.h"
#include "kiosk-ui/viewmodels/decisions_view_model.h"
#include "kiosk-ui/viewmodels/fees_view_model.h"
#include "kiosk-ui/viewmodels/find_view_model.h"
#include "kiosk-ui/viewmodels/form_view_model.h"
#include "kiosk-ui/viewmodels/give_back_view_model.h"
#include "kiosk-ui/viewmodels/header_view_model.h"
#include "kiosk-ui/viewmodels/page_view_model.h"
#include "kiosk-ui/viewmodels/payment_view_model.h"
#include "kiosk-ui/viewmodels/receipt_view_model.h"
#include "kiosk-ui/viewmodels/return_view_model.h"
#include "kiosk-ui/viewmodels/services_view_model.h"
#include "kiosk-ui/viewmodels/shift_view_model.h"
#include "kiosk-ui/viewmodels/sign_in_view_model.h"
#include "kiosk-ui/viewmodels/summary_view_model.h"

namespace pishkhan::kiosk_ui {

class Shell : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString screen READ screen NOTIFY screenChanged)
    Q_PROPERTY(QString overlay READ overlay NOTIFY overlayChanged)
    Q_PROPERTY(QString helpText READ helpText NOTIFY overlayChanged)
    Q_PROPERTY(QVariantList knownErrors READ knownErrors NOTIFY overlayChanged)
    Q_PROPERTY(pishkhan::kiosk_ui::KeyLegend* legendKeys READ legendKeys CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::Notice* banner READ banner CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::HeaderViewModel* header READ header CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::SummaryViewModel* summary READ summary CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::SignInViewModel* signIn READ signIn CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::ShiftViewModel* shift READ shift CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::ServicesViewModel* services READ services CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::ApplicantViewModel* applicant READ applicant CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::FormViewModel* form READ form CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::FeesViewModel* fees READ fees CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::PaymentViewModel* payment READ payment CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::ReceiptViewModel* receipt READ receipt CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::FindViewModel* find READ find CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::DecisionsViewModel* decisions READ decisions CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::ClosingViewModel* closing READ closing CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::GiveBackViewModel* giveBack READ giveBack CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::ReturnViewModel* returning READ returning CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::BillEntryViewModel* billEntry READ billEntry CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::CashViewModel* cash READ cash CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::BooksViewModel* books READ books CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::PageViewModel* readiness READ readiness CONSTANT)
public:
    Shell(app::Desk& desk, Notice& notice, QObject* parent);

    QString screen() const { return m_screen; }
    QString overlay() const
    {
        return m_overlay;
    } ///< help, fees, find, reprint, cancel, bill, cash, end, devices, books, give-back; empty when none
    QString helpText() const;
    QVariantList knownErrors() const; ///< of this program on this screen: id, title, effect, advice
    KeyLegend* legendKeys() { return &m_legend; }
    Notice* banner() const { return &notice(); }
    HeaderViewModel* header() { return &m_header; }
    SummaryViewModel* summary() { return &m_summary; }
    SignInViewModel* signIn() { return &m_signIn; }
    ShiftViewModel* shift() { return &m_shift; }
    ServicesViewModel* services() { return &m_services; }
    ApplicantViewModel* applicant() { return &m_applicant; }
    FormViewModel* form() { return &m_form; }
    FeesViewModel* fees() { return &m_fees; }
    PaymentViewModel* payment() { return &m_payment; }
    ReceiptViewModel* receipt() { return &m_receipt; }
    FindViewModel* find() { return &m_find; }
    DecisionsViewModel* decisions() { return &m_decisions; }
    ClosingViewModel* closing() { return &m_closing; }
    GiveBackViewModel* giveBack() { return &m_giveBack; }
    ReturnViewModel* returning() { return &m_returning; }
    BillEntryViewModel* billEntry() { return &m_billEntry; }
    CashViewModel* cash() { return &m_cash; }
    BooksViewModel* books() { return &m_books; }
    PageViewModel* readiness() { return &m_readiness; }

    /// A key that no field took. True when it meant something.
    Q_INVOKABLE bool pressed(int key, int modifiers, quint32 nativeScanCode, bool repeated);
    Q_INVOKABLE void trigger(int action);                                ///< a finger on the legend
    Q_INVOKABLE void back() { trigger(static_cast<int>(Action::Back)); } ///< as Esc
    Q_INVOKABLE void closeOverlay();
    Q_INVOKABLE void tick();           ///< each second
    void scanned(const QString& text); ///< by a barcode reader; scan_router.cpp

Q_SIGNALS:
    void screenChanged();
    void overlayChanged();

protected:
    void refresh() override;

private:
    ScreenViewModel& current();
    Handled perform(Action action);
    Handled performEverywhere(Action action);
    void show(const QString& overlay);
    void showLegend();
    void takeBill(const std::string& canonical);
    void takeCard(const std::string& nationalCode, const std::string& cardSerial);
    void takeReceipt(const std::string& number);
    void takeTrackingCode(const std::string& code);

    KeyLegend m_legend;
    HeaderViewModel m_header;
    SummaryViewModel m_summary;
    SignInViewModel m_signIn;
    ShiftViewModel m_shift;
    ServicesViewModel m_services;
    ApplicantViewModel m_applicant;
    FormViewModel m_form;
    FeesViewModel m_fees;
    PaymentViewModel m_payment;
    ReceiptViewModel m_receipt;
    FindViewModel m_find;
    DecisionsViewModel m_decisions;
    BillEntryViewModel m_billEntry;
    ClosingViewModel m_closing;
    BooksViewModel m_books;
    PageViewModel m_readiness;
    CashViewModel m_cash;
    GiveBackViewModel m_giveBack;
    ReturnViewModel m_returning;
    QString m_screen, m_overlay;
    std::string m_shownCase;
};

} // namespace pishkhan::kiosk_ui
