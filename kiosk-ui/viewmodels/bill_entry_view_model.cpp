// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/bill_entry_view_model.h"

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::kiosk_ui {
namespace {

constexpr std::size_t barcodeLength = 26;

std::string digitsOf(const QString& typed)
{
    return domain::normaliseIdentifier(typed.toStdString());
}

FieldView good()
{
    return {QStringLiteral("ok"), {}};
}

FieldView wrong(const std::string& reason)
{
    const Message& message = messageFor(reason);
    return {QStringLiteral("wrong"), plainText(message.happened) + QLatin1Char(' ') + plainText(message.toDo)};
}

} // namespace

QString BillEntryViewModel::plain(const std::string& digits)
{
    return persianText(digits);
}

void BillEntryViewModel::start()
{
    fill({});
    judge({});
    m_paidBefore = false;
    m_scanned = desk().activity().billScanned;
    rearm();
    Q_EMIT changed();
}

void BillEntryViewModel::fill(const std::string& typed)
{
    const auto slash = typed.find('/');
    if (slash != std::string::npos) {
        m_billId = typed.substr(0, slash);
        m_paymentId = typed.substr(slash + 1);
    } else if (typed.size() == barcodeLength) {
        const std::size_t half = barcodeLength / 2;
        m_billId = std::string(domain::withoutLeadingZeros(std::string_view(typed).substr(0, half)));
        m_paymentId = std::string(domain::withoutLeadingZeros(std::string_view(typed).substr(half)));
    } else {
        m_billId = typed;
        m_paymentId.clear();
    }
}

bool BillEntryViewModel::take(const QString& typed)
{
    start();
    fill(digitsOf(typed));
    return m_paymentId.empty() || !ask(app::BillRepeat::Warn);
}

void BillEntryViewModel::setBillId(const QString& typed)
{
    const std::string digits = digitsOf(typed);
    if (digits == m_billId) {
        return;
    }
    m_paidBefore = false;
    rearm();
    judge({});
    if (digits.size() == barcodeLength) { // the hand scanner types the whole barcode into whatever has the focus
        fill(digits);
    } else {
        m_billId = digits;
    }
    Q_EMIT changed();
}

void BillEntryViewModel::setPaymentId(const QString& typed)
{
    const std::string digits = digitsOf(typed);
    if (digits == m_paymentId) {
        return;
    }
    m_paymentId = digits;
    m_paidBefore = false;
    rearm();
    judge({});
    Q_EMIT changed();
}

void BillEntryViewModel::judge(const std::string& problem)
{
    m_bill = {};
    m_payment = {};
    const auto colon = problem.find(':');
    if (colon == std::string::npos) {
        return;
    }
    const std::string reason = problem.substr(colon + 1);
    if (problem.starts_with("billId")) {
        m_bill = wrong(reason);
    } else {
        m_bill = reason == "pair" ? FieldView{} : good();
        m_payment = wrong(reason);
    }
}

bool BillEntryViewModel::ask(app::BillRepeat repeat)
{
    const Status opened = desk().openBill(m_billId, m_paymentId, repeat);
    if (opened) {
        notice().clear();
        return true;
    }
    rearm();
    m_paidBefore = opened.error().what == "bill-paid-before";
    judge(opened.error().kind == ErrorKind::InvalidInput ? opened.error().what : std::string());
    if (opened.error().kind != ErrorKind::InvalidInput && !m_paidBefore) {
        notice().show(opened.error());
    }
    Q_EMIT changed();
    return false;
}

void BillEntryViewModel::open()
{
    if (!m_paidBefore && confirmOnce()) {
        ask(app::BillRepeat::Warn);
    }
}

void BillEntryViewModel::openAgain()
{
    if (m_paidBefore && confirmOnce()) {
        ask(app::BillRepeat::OnPurpose);
    }
}

void BillEntryViewModel::scan()
{
    if (!isScanning()) {
        m_scanned.clear();
        taken(desk().scanBill());
    }
}

QString BillEntryViewModel::paidBeforeText() const
{
    return plainText(messageFor("bill-paid-before").happened);
}
QString BillEntryViewModel::paidBeforeToDo() const
{
    return plainText(messageFor("bill-paid-before").toDo);
}

QString BillEntryViewModel::scanProblem() const
{
    const std::string& word = desk().activity().billProblem;
    if (word.empty() || word == "bill-paid-before" || isScanning()) {
        return {};
    }
    return plainText(messageFor(word).happened) + QLatin1Char(' ') + plainText(messageFor(word).toDo);
}

void BillEntryViewModel::refresh()
{
    if (desk().activity().billScanned != m_scanned && !isScanning()) {
        m_scanned = desk().activity().billScanned;
        fill(m_scanned);
        m_paidBefore = desk().activity().billProblem == "bill-paid-before";
    }
}

Handled BillEntryViewModel::act(Action action)
{
    switch (action) {
    case Action::Scan: scan(); return Handled::Yes;
    case Action::Finish:
    case Action::PayOrFinish: open(); return Handled::Yes;
    case Action::Yes: openAgain(); return Handled::Yes;
    default: return Handled::No;
    }
}

} // namespace pishkhan::kiosk_ui
