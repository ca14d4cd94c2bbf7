// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_fields.h"

#include <cstdio>

#include "drivers/payment/zvt_protocol.h"
#include "drivers/payment/zvt_walk.h"
#include "terminal/domain/card_mask.h"

namespace pishkhan::payment::zvt {
namespace {

/// Text as engineers and receipts may keep it: printable ASCII, everything else a space, card numbers masked.
std::string cleanText(ByteView bytes)
{
    std::string out;
    for (const std::uint8_t byte : bytes) {
        out += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : ' ';
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return domain::maskText(out);
}

/// "… RRN 888879949527 …": twelve digits after the word.
std::string rrnIn(const std::string& words)
{
    constexpr std::size_t length = 12;
    const std::size_t at = words.find("RRN");
    if (at == std::string::npos) {
        return {};
    }
    const std::size_t from = words.find_first_of("0123456789", at);
    if (from == std::string::npos) {
        return {};
    }
    const std::size_t end = words.find_first_not_of("0123456789", from);
    const std::string digits = words.substr(from, end == std::string::npos ? end : end - from);
    return digits.size() == length ? digits : std::string();
}

/// Sum of the seven card groups of a field 60: receipts from and to, then count and sum of each.
std::optional<Totals> totalsIn(ByteView value)
{
    constexpr std::size_t groups = 7;
    constexpr std::size_t groupBytes = 7;
    constexpr std::size_t rangeBytes = 4;
    if (value.size() < rangeBytes + groups * groupBytes) {
        return std::nullopt;
    }
    Totals totals;
    for (std::size_t i = 0; i < groups; ++i) {
        const ByteView group = value.subspan(rangeBytes + i * groupBytes, groupBytes);
        const auto sum = bcdNumber(group.subspan(1));
        if (!sum) {
            return std::nullopt;
        }
        totals.count += group[0];
        totals.sum = Rials(totals.sum.count() + *sum); // seven sums of twelve digits cannot overflow
    }
    return totals;
}

void takePan(StatusFields& status, ByteView value)
{
    const std::string digits = cardDigits(value);
    status.clearPan = domain::isClearCardNumber(digits);
    status.maskedPan = domain::maskCardNumber(digits);
}

void takeTlv(StatusFields& status, ByteView value)
{
    eachTlv(value, [&status](const Tlv& element) {
        if (element.tag == 0x1F2B && (status.trace.empty() || status.trace == "000000")) {
            status.trace = bcdDigits(element.value);
        }
    });
}

void takeCurrency(StatusFields& status, ByteView value)
{
    if (const auto number = bcdNumber(value)) {
        status.currency = static_cast<std::uint16_t>(*number);
    }
}

void take(StatusFields& status, const Field& field)
{
    switch (field.tag) {
    case 0x27: status.result = field.value[0]; break;
    case 0x04:
        if (const auto amount = bcdNumber(field.value)) {
            status.amount = Rials(*amount);
        }
        break;
    case 0x49: takeCurrency(status, field.value); break;
    case 0x0B:
        if (status.trace.empty() || bcdDigits(field.value) != "000000") {
            status.trace = bcdDigits(field.value);
        }
        break;
    case 0x37: status.originalTrace = bcdDigits(field.value); break;
    case 0x87: status.receipt = bcdDigits(field.value); break;
    case 0x0D: status.date = bcdDigits(field.value); break;
    case 0x0C: status.time = bcdDigits(field.value); break;
    case 0x29: status.terminalId = bcdDigits(field.value); break;
    case 0x2A: status.merchantId = cleanText(field.value); break;
    case 0x3B: status.approval = cleanText(field.value); break;
    case 0x22: takePan(status, field.value); break;
    case 0x8B: status.cardName = cleanText(field.value); break;
    case 0x3C:
        status.text = cleanText(field.value);
        status.rrn = rrnIn(status.text);
        break;
    case 0x60: status.totals = totalsIn(field.value); break;
    case 0x06: takeTlv(status, field.value); break;
    default: break; // known length, of no use to us
    }
}

} // namespace

StatusFields parseStatus(ByteView data)
{
    StatusFields status;
    while (const auto field = nextField(data)) {
        take(status, *field);
    }
    if (!data.empty()) {
        status.stoppedAt = data[0];
    }
    return status;
}

domain::payment::TransactionFacts factsOf(const StatusFields& status)
{
    domain::payment::TransactionFacts facts;
    facts.amount = status.amount.value_or(Rials(0));
    facts.maskedPan = status.maskedPan;
    facts.terminalId = status.terminalId;
    facts.merchantId = status.merchantId;
    facts.trace = status.trace;
    facts.rrn = status.rrn;
    facts.approvalCode = status.approval;
    facts.receiptNumber = status.receipt;
    facts.localTime = status.date.empty() && status.time.empty() ? std::string() : status.date + " " + status.time;
    if (status.result) {
        char hex[3];
        std::snprintf(hex, sizeof hex, "%02X", *status.result);
        facts.resultCode = hex;
    }
    facts.text = status.text;
    return facts;
}

std::optional<std::uint8_t> statusByte(ByteView completion)
{
    // Without a status byte a completion begins with a field (19, 29, 49, 06 …). 05 01 answers with one byte, or with
    // one byte and fields; 00, 51, 62, 9C, DC … are no tags that may begin those fields.
    if (completion.empty()) {
        return std::nullopt;
    }
    ByteView rest = completion;
    while (nextField(rest)) {
    }
    const bool isFields = rest.empty();
    return isFields && completion.size() > 1 ? std::nullopt : std::optional<std::uint8_t>(completion[0]);
}

Intermediate parseIntermediate(ByteView data)
{
    Intermediate found;
    if (!data.empty()) {
        found.code = data[0];
    }
    if (data.size() >= 2) {
        if (const auto minutes = bcdNumber(data.subspan(1, 1)); minutes && *minutes > 0) {
            found.minutes = static_cast<int>(*minutes);
        }
    }
    return found;
}

std::string receiptText(std::uint16_t command, ByteView data)
{
    if (data.empty()) {
        return {};
    }
    if (command == code::printLine) {
        return cleanText(data.subspan(1)) + "\n";
    }
    std::string out;
    const auto container = nextField(data);
    if (container && container->tag == 0x06) {
        eachTlv(container->value, [&out](const Tlv& element) {
            if (element.tag == 0x07) {
                out += cleanText(element.value) + "\n";
            }
        });
    }
    return out;
}

} // namespace pishkhan::payment::zvt
