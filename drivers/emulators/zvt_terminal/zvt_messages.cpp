// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/zvt_terminal/zvt_messages.h"

#include <cstdio>
#include <ctime>

namespace pishkhan::emulators {
namespace {

constexpr const char* terminalId = "99900001";
constexpr const char* merchant = "999000012345678";

/// "0012" → 00 12.
Bytes packed(const std::string& digits)
{
    Bytes out;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        out.push_back(static_cast<std::uint8_t>((digits[i] - '0') * 16 + (digits[i + 1] - '0')));
    }
    return out;
}

std::string padded(std::int64_t value, int width)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "%0*lld", width, static_cast<long long>(value));
    return digits;
}

void tag(Bytes& to, std::uint8_t name, const Bytes& value)
{
    to.push_back(name);
    to.insert(to.end(), value.begin(), value.end());
}

void llTag(Bytes& to, std::uint8_t name, const Bytes& value)
{
    to.push_back(name);
    to.push_back(static_cast<std::uint8_t>(0xF0 + value.size() / 10));
    to.push_back(static_cast<std::uint8_t>(0xF0 + value.size() % 10));
    to.insert(to.end(), value.begin(), value.end());
}

void lllTag(Bytes& to, std::uint8_t name, const Bytes& value)
{
    to.push_back(name);
    to.push_back(static_cast<std::uint8_t>(0xF0 + value.size() / 100));
    to.push_back(static_cast<std::uint8_t>(0xF0 + value.size() / 10 % 10));
    to.push_back(static_cast<std::uint8_t>(0xF0 + value.size() % 10));
    to.insert(to.end(), value.begin(), value.end());
}

std::tm localClock(std::int64_t wallMs)
{
    const std::time_t seconds = static_cast<std::time_t>(wallMs / 1000 + 210 * 60);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    return parts;
}

std::string formatted(std::int64_t wallMs, const char* format)
{
    const std::tm parts = localClock(wallMs);
    char out[16];
    std::strftime(out, sizeof out, format, &parts);
    return out;
}

/// Digits after tag `name` among fields that only hold tags this emulator's stations send.
std::optional<std::string> digitsAfter(const StationMessage& message, std::size_t skip, std::uint8_t name,
                                       std::size_t length)
{
    for (std::size_t i = skip; i + length < message.data.size(); ++i) {
        if (message.data[i] != name) {
            continue;
        }
        std::string digits;
        for (std::size_t k = 1; k <= length; ++k) {
            digits += static_cast<char>('0' + (message.data[i + k] >> 4U));
            digits += static_cast<char>('0' + (message.data[i + k] & 0x0FU));
        }
        return digits;
    }
    return std::nullopt;
}

void addCard(Bytes& data, const StatusContent& content)
{
    // 999000… is no issuer's range; the clear form passes the Luhn check, which is what the station must notice.
    const Bytes masked{0x99, 0x90, 0x00, 0xEE, 0xEE, 0xEE, 0x48, 0x69};
    const Bytes clear{0x99, 0x90, 0x00, 0x85, 0x74, 0x63, 0x92, 0x13};
    llTag(data, 0x22, content.clearCard ? clear : masked);
}

} // namespace

std::optional<StationMessage> takeMessage(Bytes& buffer)
{
    if (buffer.size() < 3 || (buffer[2] == 0xFF && buffer.size() < 5)) {
        return std::nullopt;
    }
    const bool isLong = buffer[2] == 0xFF;
    const std::size_t start = isLong ? 5 : 3;
    const std::size_t size = isLong ? static_cast<std::size_t>(buffer[3] + buffer[4] * 256) : buffer[2];
    if (buffer.size() < start + size) {
        return std::nullopt;
    }
    StationMessage message{buffer[0], buffer[1], {}};
    message.data.assign(buffer.begin() + static_cast<std::ptrdiff_t>(start),
                        buffer.begin() + static_cast<std::ptrdiff_t>(start + size));
    buffer.erase(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(start + size));
    return message;
}

std::optional<std::int64_t> amountIn(const StationMessage& message, std::size_t skip)
{
    const auto digits = digitsAfter(message, skip, 0x04, 6);
    return digits ? std::optional<std::int64_t>(std::stoll(*digits)) : std::nullopt;
}

std::optional<int> receiptIn(const StationMessage& message, std::size_t skip)
{
    const auto digits = digitsAfter(message, skip, 0x87, 2);
    return digits ? std::optional<int>(std::stoi(*digits)) : std::nullopt;
}

Bytes composeMessage(std::uint8_t group, std::uint8_t instruction, const Bytes& data, Lengths lengths)
{
    Bytes out{group, instruction};
    if (lengths == Lengths::Long || data.size() >= 0xFF) {
        out.push_back(0xFF);
        out.push_back(static_cast<std::uint8_t>(data.size() % 256));
        out.push_back(static_cast<std::uint8_t>(data.size() / 256));
    } else {
        out.push_back(static_cast<std::uint8_t>(data.size()));
    }
    out.insert(out.end(), data.begin(), data.end());
    return out;
}

std::string localDate(std::int64_t wallMs)
{
    return formatted(wallMs, "%m%d");
}
std::string localTime(std::int64_t wallMs)
{
    return formatted(wallMs, "%H%M%S");
}

Bytes composeStatus(const StatusContent& content)
{
    const BookLine& line = content.line;
    Bytes data;
    tag(data, 0x27, {content.result});
    if (content.withAmount) {
        tag(data, 0x04, packed(padded(line.amount, 12)));
    }
    tag(data, 0x0B, packed(padded(line.trace, 6)));
    if (line.originalTrace != 0) {
        tag(data, 0x37, packed(padded(line.originalTrace, 6)));
    }
    tag(data, 0x0C, packed(line.time));
    tag(data, 0x0D, packed(line.date));
    tag(data, 0x29, packed(terminalId));
    if (content.unknownField) {
        data.push_back(0x99);
        data.push_back(0x01);
    }
    if (content.result != 0) {
        lllTag(data, 0x3C, toBytes("NOT ENOUGH FUNDS"));
        return data;
    }
    tag(data, 0x17, {0x00, 0x01});
    tag(data, 0x19, {0x70});
    addCard(data, content);
    tag(data, 0x2A, toBytes(merchant));
    tag(data, 0x3B, {0x39, 0x37, 0x31, 0x33, 0x38, 0x32, 0x00, 0x00});
    tag(data, 0x49, packed(padded(line.currency, 4)));
    tag(data, 0x87, packed(padded(line.receipt, 4)));
    tag(data, 0x88, packed(padded(line.receipt, 6)));
    tag(data, 0x8A, {0x05});
    llTag(data, 0x8B, {0x44, 0x65, 0x62, 0x69, 0x74, 0x00});
    lllTag(data, 0x3C, toBytes("RRN " + padded(888'000'000'000 + line.trace, 12)));
    Bytes inner{0x1F, 0x1F, 0x02};
    append(inner, packed(padded(line.receipt, 4)));
    append(inner, Bytes{0x2F, 0x0C, 0x1F, 0x10, 0x01, 0x02, 0x1F, 0x11, 0x01, 0x01, 0x1F, 0x12, 0x01, 0x01});
    data.push_back(0x06);
    data.push_back(static_cast<std::uint8_t>(inner.size()));
    append(data, inner);
    return data;
}

Bytes composeTotals(const ZvtBooks& books, const BookLine& stamp)
{
    int count = 0;
    int first = 0;
    int last = 0;
    for (const BookLine& line : books.lines()) {
        count += line.kind == BookLine::Kind::Sale ? 1 : 0;
        first = first == 0 ? line.receipt : first;
        last = line.receipt;
    }
    Bytes groups = packed(padded(first, 4) + padded(last, 4));
    groups.resize(groups.size() + 6 * 7); // six card groups without turnover
    groups.push_back(static_cast<std::uint8_t>(count));
    append(groups, packed(padded(books.money(), 12)));
    Bytes data;
    tag(data, 0x27, {0x00});
    tag(data, 0x04, packed(padded(books.money(), 12)));
    lllTag(data, 0x60, groups);
    tag(data, 0x0B, packed(padded(stamp.trace, 6)));
    tag(data, 0x0C, packed(stamp.time));
    tag(data, 0x0D, packed(stamp.date));
    tag(data, 0x49, {0x03, 0x64});
    return data;
}

Bytes composeReceiptText(std::int64_t amount)
{
    const std::string words = "AMOUNT " + std::to_string(amount);
    Bytes lines{0x09, 0x01, 0x40, 0x07, 0x10};
    append(lines, std::string_view("CUSTOMER RECEIPT"));
    append(lines, Bytes{0x09, 0x01, 0x00, 0x07, static_cast<std::uint8_t>(words.size())});
    append(lines, words);
    append(lines, Bytes{0x09, 0x01, 0x81});
    Bytes inner{0x1F, 0x07, 0x01, 0x02, 0x25, static_cast<std::uint8_t>(lines.size())};
    append(inner, lines);
    Bytes data{0x06, static_cast<std::uint8_t>(inner.size())};
    append(data, inner);
    return data;
}

Bytes composeRegistered(int currency)
{
    Bytes data{0x19, 0x00, 0x29};
    append(data, packed(terminalId));
    tag(data, 0x49, packed(padded(currency, 4)));
    append(data, Bytes{0x06, 0x09, 0x12, 0x01, 0x32, 0x26, 0x04, 0x0A, 0x02, 0x06, 0xD3});
    return data;
}

} // namespace pishkhan::emulators
