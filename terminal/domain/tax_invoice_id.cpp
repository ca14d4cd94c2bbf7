// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/tax_invoice_id.h"

#include <algorithm>

#include "terminal/domain/check_digit.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

constexpr std::size_t memoryLength = 6;
constexpr std::size_t dayLength = 5;
constexpr std::size_t serialLength = 10;
constexpr std::size_t wholeLength = memoryLength + dayLength + serialLength + 1;

bool isUpperOrDigit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool isHex(char c)
{
    return (c >= 'A' && c <= 'F') || (c >= '0' && c <= '9');
}

std::string hex(std::int64_t number, std::size_t width)
{
    std::string out(width, '0');
    for (std::size_t i = width; i > 0; --i, number /= 16) {
        out[i - 1] = "0123456789ABCDEF"[number % 16];
    }
    return out;
}

/// Letters count as two digits, A = 10 … Z = 35, written one behind the other.
char checkDigitOf(std::string_view body)
{
    std::string digits;
    for (const char c : body) {
        digits += c >= 'A' ? std::to_string(c - 'A' + 10) : std::string(1, c);
    }
    return static_cast<char>('0' + verhoeffDigit(digits));
}

} // namespace

Result<std::string> composeTaxInvoiceId(std::string_view memory, std::int64_t day, std::int64_t serial)
{
    const bool isShaped = memory.size() == memoryLength && std::all_of(memory.begin(), memory.end(), isUpperOrDigit) &&
                          day >= 0 && day < (1LL << 20) && serial >= 0 && serial < (1LL << 40);
    if (!isShaped) {
        return makeError(ErrorKind::InvalidInput, "fiscal memory, day or serial is out of shape", "tax-invoice-id");
    }
    std::string id = std::string(memory) + hex(day, dayLength) + hex(serial, serialLength);
    id.push_back(checkDigitOf(id));
    return id;
}

Verdict checkTaxInvoiceId(std::string_view typed)
{
    std::string id = normaliseIdentifier(typed);
    for (char& c : id) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (!std::all_of(id.begin(), id.end(), isUpperOrDigit)) {
        return reject(Reason::Charset);
    }
    if (id.size() != wholeLength) {
        return reject(Reason::Length);
    }
    const std::string_view body = std::string_view(id).substr(0, wholeLength - 1);
    const std::string_view numbers = body.substr(memoryLength);
    if (!std::all_of(numbers.begin(), numbers.end(), isHex) ||
        !isDigits(std::string_view(id).substr(wholeLength - 1))) {
        return reject(Reason::Charset);
    }
    const bool holds = id.back() == checkDigitOf(body);
    return accept(std::move(id), holds ? std::vector<std::string>{} : std::vector<std::string>{"checksum"});
}

} // namespace pishkhan::domain
