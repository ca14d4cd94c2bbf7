// SPDX-License-Identifier: GPL-3.0-or-later
/// ZVT (ECR interface of card terminals, PA00P015 rev 13.08): application data units and the commands a station sends.
/// Pure bytes; zvt_terminal speaks the dialogue, zvt_fields reads what comes back. Follows payment.md 7.2–7.5.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/money.h"
#include "terminal/base/result.h"

namespace pishkhan::payment::zvt {

/// CLASS and INSTR of what either side may send.
namespace code {
constexpr std::uint16_t registration = 0x0600;
constexpr std::uint16_t authorisation = 0x0601;
constexpr std::uint16_t logOff = 0x0602;
constexpr std::uint16_t completion = 0x060F;
constexpr std::uint16_t totals = 0x0610;
constexpr std::uint16_t abortByTerminal = 0x061E;
constexpr std::uint16_t repeatReceipt = 0x0620;
constexpr std::uint16_t reversal = 0x0630;
constexpr std::uint16_t refund = 0x0631;
constexpr std::uint16_t endOfDay = 0x0650;
constexpr std::uint16_t diagnosis = 0x0670;
constexpr std::uint16_t initialisation = 0x0693;
constexpr std::uint16_t abortByStation = 0x06B0;
constexpr std::uint16_t printLine = 0x06D1;
constexpr std::uint16_t printText = 0x06D3;
constexpr std::uint16_t statusEnquiry = 0x0501;
constexpr std::uint16_t setDateTime = 0x0401;
constexpr std::uint16_t status = 0x040F;
constexpr std::uint16_t intermediate = 0x04FF;
constexpr std::uint16_t positive = 0x8000;
constexpr std::uint8_t negativeClass = 0x84;
} // namespace code

struct Apdu {
    std::uint16_t command = 0; ///< CLASS in the high byte, INSTR in the low byte
    Bytes data;
    bool operator==(const Apdu&) const = default;
};

constexpr std::size_t longestData = 0xFFFF;

/// CLASS INSTR LEN data; LEN is one byte up to FE, then FF and two bytes little-endian. Precondition: at most
/// longestData bytes of data.
Bytes encode(const Apdu& apdu);

/// An answer to a command (80 00 … or 84 xx …), never to be answered itself.
bool isAnswer(const Apdu& apdu);
/// 80 00 and 84 00.
bool isPositive(const Apdu& apdu);
/// The xx of 84 xx. Precondition: isAnswer and not isPositive.
std::uint8_t refusalCode(const Apdu& apdu);

/// Cuts a stream of any fragmentation into APDUs. Bounded: one APDU is at most longestData and its header.
class ApduReader {
public:
    void feed(ByteView bytes);
    std::optional<Apdu> next();
    std::size_t pending() const { return m_buffer.size(); } ///< bytes of an APDU that has not come whole yet
    void clear() { m_buffer.clear(); }

private:
    Bytes m_buffer;
};

/// What a station says about itself in every money command. Amounts are current rials, no decimals.
struct Station {
    std::uint32_t password = 0;        ///< six decimal digits
    std::uint16_t currency = 364;      ///< ISO 4217 number
    std::uint8_t configuration = 0xBE; ///< payment.md 7.4: we print, want 04 FF, menus locked
};

/// payment.md 7.8. Off unless commissioned for that terminal; Unknown sends the empty tag.
enum class ReceiptMirror { Off, Unknown };

Apdu composeRegistration(const Station& station);
/// Precondition: 0 < amount ≤ 999,999,999,999.
Apdu composeAuthorisation(const Station& station, Rials amount, ReceiptMirror mirror = ReceiptMirror::Off);
Apdu composeRepeatReceipt(const Station& station); ///< send the status, print nothing
Apdu composeStatusEnquiry(const Station& station);
/// Errors: InvalidInput when `receipt` is not 1–4 digits.
Result<Apdu> composeReversal(const Station& station, std::string_view receipt, Rials amount);
Apdu composeRefund(const Station& station, Rials amount);
Apdu composeTotals(const Station& station);
Apdu composeEndOfDay(const Station& station);
Apdu composeInitialisation(const Station& station);
Apdu composeDiagnosis(const Station& station);
Apdu composeAbort();
Apdu composeLogOff();
Apdu composeAcknowledge();                   ///< 80 00 00
Apdu composeRefusal(std::uint8_t errorCode); ///< 84 xx 00; to a 04 0F it reverses the payment

} // namespace pishkhan::payment::zvt
