// SPDX-License-Identifier: GPL-3.0-or-later
/// What a scanned barcode means at a counter, by its shape and its check digits (experience.md 3.2). Asked by the screens' scan router.
#pragma once
#include <string>
#include <string_view>

namespace pishkhan::domain {

enum class ScanMeaning {
    Bill,          ///< 26 digits, canonical "billId/paymentId"
    NationalCode,  ///< ten digits whose check digit holds
    CardSerial,    ///< of the smart national card
    ReceiptNumber, ///< ours
    TrackingCode,  ///< the agency's: six to forty letters and digits that are nothing else
    Damaged,       ///< the shape of one of these, but its check digit does not hold
    Unknown,
};

struct ScannedCode {
    ScanMeaning meaning = ScanMeaning::Unknown;
    std::string canonical; ///< empty when damaged or unknown
};

/// Accepts every kind of digits and what the Persian layout makes of a scanner's keys.
ScannedCode readScannedCode(std::string_view scanned);

} // namespace pishkhan::domain
