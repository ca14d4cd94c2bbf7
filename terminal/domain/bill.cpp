// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/bill.h"

#include <algorithm>

#include "terminal/domain/check_digit.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

constexpr std::size_t shortestId = 6;
constexpr std::size_t longestId = 13;
constexpr std::size_t paymentTail = 5; ///< year, period and the two check digits

struct TypeRow {
    std::string_view name;
    std::string_view title;
};

/// Source: domain.md 2.1. The tables conflict over 7 and 8; the name is shown only where it is certain.
constexpr TypeRow types[10] = {{"", ""},
                               {"water", "آب"},
                               {"electricity", "برق"},
                               {"gas", "گاز"},
                               {"landline", "تلفن ثابت"},
                               {"mobile", "تلفن همراه"},
                               {"municipality", "عوارض شهرداری"},
                               {"", ""},
                               {"", ""},
                               {"traffic-fine", "جرایم راهنمایی و رانندگی"}};

BillVerdict refuse(Reason reason)
{
    BillVerdict verdict;
    verdict.reason = reason;
    return verdict;
}

bool hasIdLength(std::string_view id)
{
    return id.size() >= shortestId && id.size() <= longestId;
}

int lastDigit(std::string_view digits)
{
    return digits.back() - '0';
}

/// All three check digits. Precondition: both without leading zeros, of id length. Zeros in front of the payment id would shift the weights.
bool checksHold(std::string_view bill, std::string_view payment)
{
    const std::string_view paymentBody = payment.substr(0, payment.size() - 1);
    return lastDigit(bill) == billDigit(bill.substr(0, bill.size() - 1)) &&
           lastDigit(paymentBody) == billDigit(payment.substr(0, payment.size() - 2)) &&
           lastDigit(payment) == billDigit(std::string(bill).append(paymentBody));
}

std::int64_t toNumber(std::string_view digits)
{
    std::int64_t number = 0;
    for (const char c : digits) {
        number = number * 10 + (c - '0');
    }
    return number;
}

Rials amountOf(std::string_view payment)
{
    return Rials(toNumber(payment.substr(0, payment.size() - paymentTail)) * 1000);
}

BillVerdict checkDigitsOf(std::string_view billDigits, std::string_view paymentDigits)
{
    const std::string_view bill = withoutLeadingZeros(billDigits);
    const std::string_view payment = withoutLeadingZeros(paymentDigits);
    if (!hasIdLength(bill) || !hasIdLength(payment)) {
        return refuse(Reason::Length);
    }
    if (!checksHold(bill, payment)) {
        return refuse(Reason::Checksum);
    }
    const int type = bill[bill.size() - 2] - '0';
    BillVerdict verdict;
    static_cast<Verdict&>(verdict) = accept(std::string(bill) + "/" + std::string(payment));
    if (billTypeName(type).empty()) {
        verdict.warnings.emplace_back(type == 0 ? "unknown-type" : "uncertain-type");
    }
    verdict.bill = Bill{std::string(bill), std::string(payment), amountOf(payment), type};
    return verdict;
}

std::string padded(std::string_view digits, std::size_t width)
{
    return std::string(width - std::min(width, digits.size()), '0').append(digits);
}

} // namespace

BillVerdict checkBill(std::string_view typed)
{
    const std::string text = normaliseIdentifier(typed);
    const std::size_t slash = text.find('/');
    if (slash != std::string::npos) {
        return checkBill(std::string_view(text).substr(0, slash), std::string_view(text).substr(slash + 1));
    }
    if (!isDigits(text)) {
        return refuse(Reason::Charset);
    }
    if (text.size() != 2 * longestId) {
        return refuse(Reason::Length);
    }
    return checkDigitsOf(std::string_view(text).substr(0, longestId), std::string_view(text).substr(longestId));
}

BillVerdict checkBill(std::string_view billId, std::string_view paymentId)
{
    const std::string bill = normaliseIdentifier(billId);
    const std::string payment = normaliseIdentifier(paymentId);
    if (!isDigits(bill) || !isDigits(payment)) {
        return refuse(Reason::Charset);
    }
    return checkDigitsOf(bill, payment);
}

std::string billProblem(std::string_view billId, std::string_view paymentId)
{
    const std::string bill = normaliseIdentifier(billId);
    const std::string payment = normaliseIdentifier(paymentId);
    const auto shape = [](const std::string& digits) -> std::string_view {
        return digits.empty()                              ? "required"
               : !isDigits(digits)                         ? "charset"
               : !hasIdLength(withoutLeadingZeros(digits)) ? "length"
                                                           : "";
    };
    if (const std::string_view wrong = shape(bill); !wrong.empty()) {
        return std::string("billId:").append(wrong);
    }
    if (const std::string_view wrong = shape(payment); !wrong.empty()) {
        return std::string("paymentId:").append(wrong);
    }
    const std::string_view b = withoutLeadingZeros(bill);
    const std::string_view p = withoutLeadingZeros(payment);
    if (lastDigit(b) != billDigit(b.substr(0, b.size() - 1))) {
        return "billId:checksum";
    }
    if (lastDigit(p.substr(0, p.size() - 1)) != billDigit(p.substr(0, p.size() - 2))) {
        return "paymentId:checksum";
    }
    if (!checksHold(b, p)) {
        return "paymentId:pair";
    }
    return amountOf(p) > Rials(0) ? "" : "paymentId:range";
}

std::string composeBillId(std::string_view fileCode, std::string_view company, int type)
{
    const bool isShaped = isDigits(fileCode) && !fileCode.empty() && fileCode.size() <= 8 && isDigits(company) &&
                          company.size() == 3 && type >= 0 && type <= 9;
    if (!isShaped) {
        return {};
    }
    std::string id = std::string(fileCode).append(company).append(1, static_cast<char>('0' + type));
    id.push_back(static_cast<char>('0' + billDigit(id)));
    return std::string(withoutLeadingZeros(id));
}

std::string composePaymentId(std::string_view billId, std::int64_t thousandsOfRials, int year, int period)
{
    const bool isShaped = isDigits(billId) && hasIdLength(billId) && thousandsOfRials > 0 &&
                          thousandsOfRials <= 99'999'999 && year >= 0 && year <= 9 && period >= 0 && period <= 99;
    if (!isShaped) {
        return {};
    }
    std::string id = std::to_string(thousandsOfRials * 1000 + year * 100 + period);
    id.push_back(static_cast<char>('0' + billDigit(id)));
    id.push_back(static_cast<char>('0' + billDigit(std::string(withoutLeadingZeros(billId)).append(id))));
    return id;
}

std::string billBarcode(const Bill& bill)
{
    return padded(bill.billId, longestId).append(padded(bill.paymentId, longestId));
}

std::string_view billTypeName(int type)
{
    return type >= 0 && type <= 9 ? types[type].name : std::string_view{};
}

std::string_view billTypeTitle(int type)
{
    return type >= 0 && type <= 9 ? types[type].title : std::string_view{};
}

} // namespace pishkhan::domain
