// SPDX-License-Identifier: GPL-3.0-or-later
/// Where a scanned barcode goes, by what it means, whatever screen is shown and wherever the focus is (experience.md 3.2).
#include "kiosk-ui/viewmodels/shell.h"
#include "terminal/domain/bill.h"
#include "terminal/domain/scanned_code.h"

namespace pishkhan::kiosk_ui {

using domain::ScanMeaning;

void Shell::scanned(const QString& text)
{
    const domain::ScannedCode code = domain::readScannedCode(text.toStdString());
    if (!desk().state().session) {
        notice().show(messageFor("signed-out"));
        return;
    }
    switch (code.meaning) {
    case ScanMeaning::Bill: takeBill(code.canonical); break;
    case ScanMeaning::NationalCode: takeCard(code.canonical, {}); break;
    case ScanMeaning::CardSerial: takeCard({}, code.canonical); break;
    case ScanMeaning::ReceiptNumber: takeReceipt(code.canonical); break;
    case ScanMeaning::TrackingCode: takeTrackingCode(code.canonical); break;
    case ScanMeaning::Damaged: notice().show(messageFor("scan-damaged")); break;
    case ScanMeaning::Unknown: notice().show(messageFor("scan-unknown")); break;
    }
}

void Shell::takeBill(const std::string& canonical)
{
    if (openCase() != nullptr || !desk().state().shift) {
        notice().show(messageFor(openCase() != nullptr ? "case-open" : "shift-closed"));
        return;
    }
    closeOverlay();
    if (m_billEntry.take(QString::fromStdString(domain::billBarcode(*domain::checkBill(canonical).bill)))) {
        show(QStringLiteral("bill"));
    }
}

void Shell::takeCard(const std::string& nationalCode, const std::string& cardSerial)
{
    if (m_screen != QStringLiteral("applicant")) {
        notice().show(messageFor("scan-not-here"));
        return;
    }
    taken(desk().acceptCode(nationalCode, cardSerial));
}

void Shell::takeReceipt(const std::string& number)
{
    for (const auto& [id, one] : desk().state().cases) {
        if (one.receipt && one.receipt->number == number && !one.trackingCode.empty()) {
            takeTrackingCode(one.trackingCode);
            return;
        }
    }
    notice().show(messageFor("tracking-not-found"));
}

void Shell::takeTrackingCode(const std::string& code)
{
    closeOverlay();
    m_find.setTrackingCode(QString::fromStdString(code));
    show(QStringLiteral("find"));
    m_find.ask();
}

} // namespace pishkhan::kiosk_ui
