// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_protocol.h"

#include <algorithm>

#include "terminal/base/check.h"

namespace pishkhan::payment::zvt {
namespace {

constexpr std::size_t amountBytes = 6;
constexpr std::int64_t greatestAmount = 999'999'999'999;

/// Right-aligned decimal digits, two per byte.
void appendBcd(Bytes& to, std::uint64_t value, std::size_t width)
{
    Bytes digits(width);
    for (std::size_t i = width; i > 0; --i) {
        const auto pair = static_cast<std::uint8_t>(value % 100);
        digits[i - 1] = static_cast<std::uint8_t>((pair / 10) << 4U | pair % 10);
        value /= 100;
    }
    append(to, digits);
}

Bytes passwordOf(const Station& station)
{
    Bytes data;
    appendBcd(data, station.password, 3);
    return data;
}

void appendAmount(Bytes& to, Rials amount)
{
    CHECK(amount > Rials(0) && amount <= Rials(greatestAmount));
    to.push_back(0x04);
    appendBcd(to, static_cast<std::uint64_t>(amount.count()), amountBytes);
}

void appendCurrency(Bytes& to, const Station& station)
{
    to.push_back(0x49);
    appendBcd(to, station.currency, 2);
}

Apdu withPassword(std::uint16_t command, const Station& station)
{
    return {command, passwordOf(station)};
}

} // namespace

Bytes encode(const Apdu& apdu)
{
    CHECK(apdu.data.size() <= longestData);
    Bytes out{static_cast<std::uint8_t>(apdu.command >> 8U), static_cast<std::uint8_t>(apdu.command & 0xFFU)};
    if (apdu.data.size() < 0xFF) {
        out.push_back(static_cast<std::uint8_t>(apdu.data.size()));
    } else {
        out.push_back(0xFF);
        out.push_back(static_cast<std::uint8_t>(apdu.data.size() & 0xFFU));
        out.push_back(static_cast<std::uint8_t>(apdu.data.size() >> 8U));
    }
    append(out, apdu.data);
    return out;
}

bool isAnswer(const Apdu& apdu)
{
    return apdu.command == code::positive || (apdu.command >> 8U) == code::negativeClass;
}

bool isPositive(const Apdu& apdu)
{
    return apdu.command == code::positive || apdu.command == (code::negativeClass << 8U);
}

std::uint8_t refusalCode(const Apdu& apdu)
{
    return static_cast<std::uint8_t>(apdu.command & 0xFFU);
}

void ApduReader::feed(ByteView bytes)
{
    append(m_buffer, bytes);
}

std::optional<Apdu> ApduReader::next()
{
    constexpr std::size_t shortHeader = 3;
    constexpr std::size_t longHeader = 5;
    if (m_buffer.size() < shortHeader) {
        return std::nullopt;
    }
    const bool extended = m_buffer[2] == 0xFF;
    const std::size_t header = extended ? longHeader : shortHeader;
    if (m_buffer.size() < header) {
        return std::nullopt;
    }
    const std::size_t length =
        extended ? static_cast<std::size_t>(m_buffer[3] | m_buffer[4] << 8U) : static_cast<std::size_t>(m_buffer[2]);
    if (m_buffer.size() < header + length) {
        return std::nullopt;
    }
    const auto data = m_buffer.begin() + static_cast<std::ptrdiff_t>(header);
    const auto end = data + static_cast<std::ptrdiff_t>(length);
    Apdu apdu{static_cast<std::uint16_t>(m_buffer[0] << 8U | m_buffer[1]), Bytes(data, end)};
    m_buffer.erase(m_buffer.begin(), end);
    return apdu;
}

Apdu composeRegistration(const Station& station)
{
    Apdu apdu = withPassword(code::registration, station);
    apdu.data.push_back(station.configuration);
    appendBcd(apdu.data, station.currency, 2);
    // TLV: 12 = width of our paper in characters; 26/0A = print commands we accept (06 D3).
    append(apdu.data, Bytes{0x06, 0x09, 0x12, 0x01, 0x32, 0x26, 0x04, 0x0A, 0x02, 0x06, 0xD3});
    return apdu;
}

Apdu composeAuthorisation(const Station& station, Rials amount, ReceiptMirror mirror)
{
    Apdu apdu{code::authorisation, {}};
    appendAmount(apdu.data, amount);
    appendCurrency(apdu.data, station);
    append(apdu.data, Bytes{0x19, 0x40}); // the terminal chooses how the card is read
    if (mirror == ReceiptMirror::Unknown) {
        append(apdu.data, Bytes{0x06, 0x03, 0x1F, 0x1F, 0x00});
    }
    return apdu;
}

Apdu composeRepeatReceipt(const Station& station)
{
    Apdu apdu = withPassword(code::repeatReceipt, station);
    append(apdu.data, Bytes{0x03, 0x03}); // service byte: 01 send the status, 02 do not print
    return apdu;
}

Apdu composeStatusEnquiry(const Station& station)
{
    Apdu apdu = withPassword(code::statusEnquiry, station);
    append(apdu.data, Bytes{0x03, 0x06});
    return apdu;
}

Result<Apdu> composeReversal(const Station& station, std::string_view receipt, Rials amount)
{
    const bool digits = !receipt.empty() && receipt.size() <= 4 &&
                        std::all_of(receipt.begin(), receipt.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
        return makeError(ErrorKind::InvalidInput, "receipt:charset", "zvt");
    }
    Apdu apdu = withPassword(code::reversal, station);
    apdu.data.push_back(0x87);
    std::uint64_t number = 0;
    for (const char c : receipt) {
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    appendBcd(apdu.data, number, 2);
    appendAmount(apdu.data, amount);
    appendCurrency(apdu.data, station);
    return apdu;
}

Apdu composeRefund(const Station& station, Rials amount)
{
    Apdu apdu = withPassword(code::refund, station);
    appendAmount(apdu.data, amount);
    appendCurrency(apdu.data, station);
    return apdu;
}

Apdu composeTotals(const Station& station)
{
    return withPassword(code::totals, station);
}
Apdu composeEndOfDay(const Station& station)
{
    return withPassword(code::endOfDay, station);
}
Apdu composeInitialisation(const Station& station)
{
    return withPassword(code::initialisation, station);
}
Apdu composeDiagnosis(const Station& station)
{
    return withPassword(code::diagnosis, station);
}
Apdu composeAbort()
{
    return {code::abortByStation, {}};
}
Apdu composeLogOff()
{
    return {code::logOff, {}};
}
Apdu composeAcknowledge()
{
    return {code::positive, {}};
}

Apdu composeRefusal(std::uint8_t errorCode)
{
    return {static_cast<std::uint16_t>(code::negativeClass << 8U | errorCode), {}};
}

} // namespace pishkhan::payment::zvt
