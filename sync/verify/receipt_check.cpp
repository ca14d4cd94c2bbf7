// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/receipt_check.h"

#include "sync/verify/journal_check.h"
#include "sync/wire/receipt_text.h"
#include "terminal/base/instant.h"

namespace pishkhan::verify {
namespace {

void compareWithJournal(Verdict& verdict, const wire::ReceiptText& claim, const std::string& journalPath,
                        const crypto::EcdsaPublicKey& key)
{
    const auto head = headInJournal(journalPath, claim.sequence, key);
    const bool found = head && *head == claim.head;
    verdict.fields["inJournal"] = found;
    if (!found) {
        verdict.valid = false;
        verdict.reason = "the journal does not hold what this receipt proves at its sequence";
    }
}

} // namespace

Result<Verdict> checkReceipt(const std::string& qrText, const std::string& keyPath, const std::string& journalPath)
{
    const crypto::EcdsaPublicKey key = TRY(loadPublicKey(keyPath));
    Verdict out;
    const auto receipt = wire::parseReceipt(qrText);
    if (!receipt) {
        out.reason = receipt.error().what;
        return out;
    }
    const wire::ReceiptText& claim = receipt->claim;
    out.fields["device"] = claim.device;
    out.fields["epoch"] = claim.epoch;
    out.fields["sequence"] = claim.sequence;
    out.fields["head"] = toBase64(claim.head);
    out.fields["receiptNumber"] = claim.receiptNumber;
    out.fields["trackingCode"] = nullptr;
    if (!claim.trackingCode.empty()) {
        out.fields["trackingCode"] = claim.trackingCode;
    }
    out.fields["amount"] = claim.amountRials;
    const std::uint64_t lastSecond = 253402300799; // the year 9999
    out.fields["issuedAt"] =
        toRfc3339(Instant{static_cast<std::int64_t>(std::min(claim.wallSeconds, lastSecond)) * 1000});
    out.valid = wire::verifyReceipt(*receipt, key);
    out.reason = out.valid ? "ok" : "the signature is not this device's";
    if (out.valid && !journalPath.empty()) {
        compareWithJournal(out, claim, journalPath, key);
    }
    return out;
}

} // namespace pishkhan::verify
