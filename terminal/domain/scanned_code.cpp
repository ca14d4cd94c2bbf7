// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/scanned_code.h"

#include <algorithm>

#include "terminal/domain/bill.h"
#include "terminal/domain/card_serial.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/normalise.h"
#include "terminal/domain/persian_text.h"
#include "terminal/domain/receipt_number.h"
#include "terminal/domain/scanner_layout.h"

namespace pishkhan::domain {
namespace {

constexpr std::size_t billLength = 26;
constexpr std::size_t nationalCodeLength = 10;
constexpr std::size_t longestScan = 2048;

bool isCode(std::string_view text)
{
    constexpr std::size_t shortest = 6, longest = 40;
    return text.size() >= shortest && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
           });
}

ScannedCode judged(ScanMeaning meaning, const Verdict& verdict)
{
    return verdict.valid ? ScannedCode{meaning, verdict.canonical} : ScannedCode{ScanMeaning::Damaged, {}};
}

} // namespace

ScannedCode readScannedCode(std::string_view scanned)
{
    if (scanned.size() > longestScan) {
        return {};
    }
    const std::string plain = normaliseIdentifier(repairScannerText(foldDigits(scanned)));
    if (isDigits(plain) && plain.size() == billLength) {
        return judged(ScanMeaning::Bill, checkBill(plain));
    }
    if (isDigits(plain) && plain.size() == nationalCodeLength) {
        return judged(ScanMeaning::NationalCode, checkNationalCode(plain));
    }
    if (const Verdict serial = checkCardSerial(plain); serial.valid && serial.warnings.empty()) {
        return {ScanMeaning::CardSerial, serial.canonical};
    }
    if (const Verdict number = checkReceiptNumber(plain); number.valid) {
        return {ScanMeaning::ReceiptNumber, number.canonical};
    }
    return isCode(plain) ? ScannedCode{ScanMeaning::TrackingCode, plain} : ScannedCode{};
}

} // namespace pishkhan::domain
