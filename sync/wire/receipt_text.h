// SPDX-License-Identifier: GPL-3.0-or-later
/// The text in a receipt's QR code ("PK1:…"): the claim of the paper and its place in the chain, signed by the device
/// (oversight.md 5.3). Made by the journal, checked by pishkhan-verify from the text alone.
#pragma once
#include "terminal/crypto/ecdsa_key.h"

namespace pishkhan::wire {

struct ReceiptText {
    std::string device;
    std::uint32_t epoch = 0;
    std::uint64_t sequence = 0; ///< of the receipt-issued event
    Hash head{};                ///< after that event
    std::string receiptNumber;
    std::string trackingCode; ///< empty when not issued yet; '-' in the text
    std::uint64_t amountRials = 0;
    std::uint64_t wallSeconds = 0;
    bool operator==(const ReceiptText&) const = default;
};

struct SignedReceipt {
    ReceiptText claim;
    crypto::Signature signature{};
    std::string signedPart; ///< the text before the last ':', as given
};

/// Errors: InvalidInput when a field holds other characters than [0-9A-Z-] or is empty, those of the key.
Result<std::string> signReceipt(const ReceiptText& claim, const crypto::Signer& key);
/// Strict: one text per claim. Errors: Protocol.
Result<SignedReceipt> parseReceipt(std::string_view text);
bool verifyReceipt(const SignedReceipt& receipt, const crypto::EcdsaPublicKey& key);

} // namespace pishkhan::wire
