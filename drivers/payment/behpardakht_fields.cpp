// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/behpardakht_fields.h"

#include <algorithm>
#include <charconv>

#include "drivers/payment/station_key.h"
#include "terminal/domain/card_mask.h"

namespace pishkhan::payment::behpardakht {
namespace {

enum Tag : std::uint8_t {
    Service = 0xA2,
    OriginalService = 0xA3,
    Number = 0xA4,
    Amount = 0xB0,
    DepositId = 0xB1,
    BillId = 0xB3,
    PayId = 0xB4,
    Key = 0xBA,
    Code = 0xC0,
    Serial = 0xC1,
    Reference = 0xC2,
    Date = 0xC3,
    Time = 0xC4,
    CardLast = 0xC5,
    CardFirst = 0xC6,
    Terminal = 0xC7,
    Account = 0xC8,
    Discount = 0xCA,
};

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void add(Bytes& body, Tag tag, ByteView value)
{
    body.push_back(tag);
    body.push_back(static_cast<std::uint8_t>(value.size()));
    append(body, value);
}

/// Two digits per byte, a zero in front of an odd count. Precondition: digits.
Bytes packed(std::string_view digits)
{
    const std::string even = (digits.size() % 2 != 0 ? "0" : "") + std::string(digits);
    return fromHex(even).take();
}

void addDigits(Bytes& body, Tag tag, std::string_view digits)
{
    add(body, tag, packed(digits));
}

/// The digits of a BCD value without leading zeros; empty when a nibble is no digit or it is absurdly long.
std::string unpacked(ByteView value)
{
    constexpr std::size_t longestValue = 16;
    const std::string digits = toHex(value);
    if (value.empty() || value.size() > longestValue || !isDigits(digits)) {
        return {};
    }
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string::npos ? "0" : digits.substr(first);
}

std::string padded(const std::string& digits, std::size_t width)
{
    return digits.empty() || digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
}

std::optional<Rials> moneyOf(ByteView value)
{
    const std::string digits = unpacked(value);
    constexpr std::size_t mostDigits = 12;
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && !digits.empty() && digits.size() <= mostDigits ? std::optional(Rials(count)) : std::nullopt;
}

/// Printable ASCII, bounded, masked.
std::string textOf(ByteView value)
{
    constexpr std::size_t longestText = 40;
    std::string out;
    for (const std::uint8_t byte : value.first(std::min(value.size(), longestText))) {
        out += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '?';
    }
    return domain::maskText(out);
}

/// A date or a time: short groups of digits between '/' or ':'. Other shapes are dropped: two of them side by side could
/// spell a card number.
std::string momentOf(ByteView value)
{
    constexpr std::size_t longestGroup = 4;
    constexpr std::size_t longestMoment = 10; // YYYY/MM/DD
    std::size_t group = 0;
    for (const std::uint8_t byte : value) {
        const bool digit = byte >= '0' && byte <= '9';
        group = digit ? group + 1 : 0;
        if (group > longestGroup || (!digit && byte != '/' && byte != ':')) {
            return {};
        }
    }
    return value.size() <= longestMoment ? std::string(text(value)) : std::string();
}

std::string codeOf(ByteView value)
{
    const auto plain = [](std::uint8_t c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    const bool good = value.size() == 2 && plain(value[0]) && plain(value[1]);
    return good ? std::string(text(value)) : std::string();
}

struct Parts {
    std::string cardFirst, cardLast, date, time;
};

void take(Answer& answer, Parts& parts, std::uint8_t tag, ByteView value)
{
    domain::payment::TransactionFacts& facts = answer.facts;
    switch (tag) {
    case Service: answer.service = value.size() == 1 ? padded(unpacked(value), 2) : ""; break;
    case OriginalService: answer.originalService = value.size() == 1 ? padded(unpacked(value), 2) : ""; break;
    case Number: answer.number = textOf(value); break;
    case Amount: answer.amount = moneyOf(value); break;
    case Discount: answer.discount = moneyOf(value); break;
    case Key: answer.key = stationKey(text(value)); break;
    case Code: answer.code = codeOf(value); break;
    case Serial: facts.trace = domain::maskText(unpacked(value)); break;
    case Reference: facts.rrn = domain::maskText(padded(unpacked(value), 12)); break;
    case Date: parts.date = momentOf(value); break;
    case Time: parts.time = momentOf(value); break;
    case CardLast: parts.cardLast = value.size() == 2 ? padded(unpacked(value), 4) : ""; break;
    case CardFirst: parts.cardFirst = value.size() == 3 ? padded(unpacked(value), 6) : ""; break;
    case Terminal: answer.terminalId = domain::maskText(padded(unpacked(value), 8)); break;
    case Account: facts.merchantId = textOf(value); break;
    default: break;
    }
    const std::string words(text(value));
    answer.clearPan = answer.clearPan || (tag != Key && domain::maskText(words) != words);
}

} // namespace

std::string_view serviceOf(const domain::payment::PaymentRequest& request)
{
    return request.billId.empty() ? service::purchase : service::bill;
}

Result<Bytes> composePayment(const domain::payment::PaymentRequest& request, std::string_view number)
{
    const auto refuse = [](const char* what) { return makeError(ErrorKind::InvalidInput, what, "behpardakht"); };
    Bytes body;
    addDigits(body, Service, serviceOf(request));
    addDigits(body, Amount, std::to_string(request.amount.count()));
    add(body, Number, view(number));
    if (!request.billId.empty()) {
        if (!isDigits(request.billId) || !isDigits(request.payId) || request.billId.size() > 18 ||
            request.payId.size() > 18) {
            return refuse("bill:digits");
        }
        addDigits(body, BillId, request.billId);
        addDigits(body, PayId, request.payId);
    }
    if (!request.depositId.empty()) {
        const std::string& id = request.depositId;
        if (!isDigits(id) || id.size() < 3 || id.size() > 17) {
            return refuse("deposit-id:length");
        }
        if (id.front() == '0') {
            return refuse("deposit-id:leading-zero"); // 0123 and 123 are the same bytes here
        }
        addDigits(body, DepositId, id);
    }
    add(body, Key, view(request.key));
    return body;
}

Bytes composeInquiry(std::string_view key, std::string_view number)
{
    Bytes body;
    addDigits(body, Service, service::inquiry);
    add(body, Key, view(key));
    add(body, Number, view(number));
    return body;
}

Bytes composeLastInquiry(std::string_view number)
{
    Bytes body;
    addDigits(body, Service, service::last);
    add(body, Number, view(number));
    return body;
}

Answer parseAnswer(ByteView body)
{
    Answer answer;
    Parts parts;
    while (body.size() >= 2 && body.size() >= 2U + body[1]) {
        take(answer, parts, body[0], body.subspan(2, body[1]));
        body = body.subspan(2U + body[1]);
    }
    domain::payment::TransactionFacts& facts = answer.facts;
    facts.maskedPan = parts.cardLast.empty() ? "" : padded(parts.cardFirst, 6) + "******" + parts.cardLast;
    facts.localTime =
        parts.date.empty() || parts.time.empty() ? parts.date + parts.time : parts.date + " " + parts.time;
    facts.terminalId = answer.terminalId;
    facts.resultCode = answer.code;
    facts.amount = answer.amount.value_or(Rials(0));
    return answer;
}

} // namespace pishkhan::payment::behpardakht
