// SPDX-License-Identifier: GPL-3.0-or-later
/// Turns what a receipt says into one bitmap (preview = print = archive) and into an A4 page. Implemented by
/// printer-templates.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/actor.h"
#include "terminal/base/bytes.h"
#include "terminal/base/money.h"
#include "terminal/base/result.h"
#include "terminal/ports/receipt_printer.h"

namespace pishkhan::ports {

struct ReceiptLine {
    std::string title;     ///< Persian, e.g. «تعرفه دولتی»
    std::string payee;     ///< Persian name of who gets it
    std::string depositId; ///< empty when none
    Rials net;
    Rials vat;
    Rials gross; ///< net + vat
};

/// What the centre or support said about this case, and the office's answer. Shown with who spoke (lessons H2).
struct ReceiptRemark {
    Actor signer;
    std::string text;
    Rials amount;         ///< 0: none
    bool accepted = true; ///< else disputed
};

/// Everything a receipt shows (domain.md 5.6, experience.md 3.4), already masked. Texts are canonical Persian with
/// ASCII digits; the renderer chooses the digits.
struct ReceiptContent {
    std::string officeName, officeCode, licenceNumber, officeAddress, officePhone;
    std::string counter;        ///< "01"
    std::string clerk;          ///< account code, not a name
    std::string jalaliDateTime; ///< "1405/09/01 11:24"
    std::string utc;            ///< RFC 3339
    std::string receiptNumber;
    std::string trackingCode; ///< empty: the receipt says «در انتظار کد پیگیری»
    std::string serviceCode, serviceTitle, agencyTitle, sheetVersion;
    std::string billId, paymentId;  ///< of a bill: it has no tracking code, no agency and no service code
    std::string maskedNationalCode; ///< "999****561"
    std::string citizenName;        ///< empty unless the sheet demands it
    std::vector<ReceiptLine> lines;
    std::vector<ReceiptRemark> remarks;
    Rials total;
    std::string totalInWords;
    /// approved, cash, returned (paid once, and back with the citizen), no-fee,
    /// not-paid, unknown, given-back, given-back-cash, not-given-back, return-unknown
    std::string outcome;
    Rials given, change;         ///< of a payment in cash
    bool sharesByOffice = false; ///< no terminal carried the receivers' shares: the office passes them on
    std::string maskedPan, rrn, trace, terminalId, merchantId, paymentTime;
    std::string paymentKey;    ///< our own key of a payment that left no receipt; on notices only
    std::string complaintPath; ///< configured sentence
    std::string qrText;        ///< PK1:… ; empty on a notice that proves nothing
    int copy = 0;              ///< 0 original, n the n-th reprint, marked «المثنی n»
    bool training = false;     ///< emulated money: a watermark says so
};

class PageRenderer {
public:
    virtual ~PageRenderer() = default;
    /// Errors: InvalidInput when a field cannot be laid out (says which).
    virtual Result<Bitmap> receipt(const ReceiptContent& content, int widthDots) const = 0;
    virtual Result<Bytes> receiptPdf(const ReceiptContent& content) const = 0; ///< A4
    virtual Result<Bytes> png(const Bitmap& bitmap) const = 0;
};

} // namespace pishkhan::ports
