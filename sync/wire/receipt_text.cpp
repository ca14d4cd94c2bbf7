// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/receipt_text.h"

#include <algorithm>

#include "sync/wire/byte_reader.h"

namespace pishkhan::wire {
namespace {

constexpr std::size_t maxText = 1024; ///< a QR of version 20 at level M holds 970 of these characters
constexpr std::size_t maxField = 64;
constexpr std::size_t fieldCount = 10; ///< PK1 … signature

bool isField(std::string_view field)
{
    return !field.empty() && field.size() <= maxField && std::all_of(field.begin(), field.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

Result<std::uint64_t> number(std::string_view digits, std::uint64_t limit)
{
    std::uint64_t value = 0;
    if (digits.empty() || digits.size() > 20 || (digits.size() > 1 && digits[0] == '0')) {
        return makeError(ErrorKind::Protocol, "a number of the receipt is not canonical", "wire");
    }
    for (const char c : digits) {
        if (c < '0' || c > '9' || __builtin_mul_overflow(value, 10U, &value) ||
            __builtin_add_overflow(value, static_cast<std::uint64_t>(c - '0'), &value)) {
            return makeError(ErrorKind::Protocol, "a number of the receipt is not canonical", "wire");
        }
    }
    if (value > limit) {
        return makeError(ErrorKind::Protocol, "a number of the receipt is out of range", "wire");
    }
    return value;
}

template <std::size_t N> Result<std::array<std::uint8_t, N>> base32Array(std::string_view chars)
{
    const auto bytes = fromBase32(chars);
    if (!bytes || bytes->size() != N) {
        return makeError(ErrorKind::Protocol, "a base32 field of the receipt is wrong", "wire");
    }
    std::array<std::uint8_t, N> out{};
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return out;
}

Bytes signedText(std::string_view text)
{
    Bytes out = toBytes("receipt/v1");
    putU8(out, 0);
    append(out, text);
    return out;
}

Result<std::vector<std::string_view>> split(std::string_view text)
{
    std::vector<std::string_view> fields;
    if (text.size() > maxText) {
        return makeError(ErrorKind::Protocol, "the receipt's text is too long", "wire");
    }
    for (;;) {
        const auto colon = text.find(':');
        fields.push_back(text.substr(0, colon));
        if (colon == std::string_view::npos) {
            break;
        }
        text.remove_prefix(colon + 1);
    }
    if (fields.size() != fieldCount || fields[0] != "PK1") {
        return makeError(ErrorKind::Protocol, "not a receipt text of this kind (PK1:…)", "wire");
    }
    return fields;
}

} // namespace

Result<std::string> signReceipt(const ReceiptText& claim, const crypto::Signer& key)
{
    const std::string tracking = claim.trackingCode.empty() ? "-" : claim.trackingCode;
    if (!isField(claim.device) || !isField(claim.receiptNumber) || !isField(tracking) || claim.trackingCode == "-") {
        return makeError(ErrorKind::InvalidInput,
                         "device, receipt number and tracking code may hold only digits, capital letters and '-'",
                         "wire");
    }
    std::string out = "PK1:" + claim.device + ":" + std::to_string(claim.epoch) + ":" + std::to_string(claim.sequence) +
                      ":" + toBase32(claim.head) + ":" + claim.receiptNumber + ":" + tracking + ":" +
                      std::to_string(claim.amountRials) + ":" + std::to_string(claim.wallSeconds);
    const crypto::Signature signature = TRY(key.sign(signedText(out)));
    return out + ":" + toBase32(signature);
}

Result<SignedReceipt> parseReceipt(std::string_view text)
{
    const std::vector<std::string_view> fields = TRY(split(text));
    if (!isField(fields[1]) || !isField(fields[5]) || !isField(fields[6])) {
        return makeError(ErrorKind::Protocol, "a field of the receipt holds other characters", "wire");
    }
    SignedReceipt out;
    out.claim.device = fields[1];
    out.claim.epoch = static_cast<std::uint32_t>(TRY(number(fields[2], UINT32_MAX)));
    out.claim.sequence = TRY(number(fields[3], UINT64_MAX));
    out.claim.head = TRY(base32Array<32>(fields[4]));
    out.claim.receiptNumber = fields[5];
    out.claim.trackingCode = fields[6] == "-" ? std::string_view() : fields[6];
    out.claim.amountRials = TRY(number(fields[7], INT64_MAX));
    out.claim.wallSeconds = TRY(number(fields[8], INT64_MAX));
    out.signature = TRY(base32Array<64>(fields[9]));
    out.signedPart = text.substr(0, text.rfind(':'));
    return out;
}

bool verifyReceipt(const SignedReceipt& receipt, const crypto::EcdsaPublicKey& key)
{
    return key.verify(signedText(receipt.signedPart), receipt.signature);
}

} // namespace pishkhan::wire
