// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_codes.h"

#include <algorithm>
#include <iterator>

namespace pishkhan::payment::zvt {
namespace {

struct Word {
    std::uint8_t first, last; ///< codes, inclusive
    const char* word;
};

constexpr Word reasons[] = {
    {0x01, 0x63, "declined"},
    {0x64, 0x66, "card-unreadable"},
    {0x6A, 0x6A, "end-of-day-needed"},
    {0x6B, 0x6B, "not-registered"},
    {0x6C, 0x6C, "cancelled"},
    {0x6E, 0x6E, "card-not-allowed"},
    {0x6F, 0x6F, "wrong-currency"},
    {0x71, 0x73, "card-unreadable"},
    {0x76, 0x76, "card-not-allowed"},
    {0x77, 0x77, "end-of-day-needed"},
    {0x78, 0x7A, "card-not-allowed"},
    {0x7B, 0x7E, "card-unreadable"},
    {0x83, 0x83, "unsupported"},
    {0x89, 0x89, "pin-pad-defective"},
    {0x9C, 0x9C, "busy"},
    {0xA0, 0xA0, "busy"},
    {0xB1, 0xB2, "end-of-day-needed"},
    {0xB4, 0xB4, "already-reversed"},
    {0xB5, 0xB5, "reversal-impossible"},
    {0xB7, 0xB7, "amount-differs"},
    {0xC3, 0xC3, "amount-out-of-range"},
    {0xC6, 0xC6, "wrong-currency"},
    {0xC8, 0xC9, "amount-out-of-range"},
    {0xCC, 0xCC, "paper-out"},
    {0xDC, 0xDC, "card-inserted"},
    {0xE0, 0xE0, "maintenance"},
    {0xEC, 0xED, "pin-pad-defective"},
    {0xF0, 0xF0, "end-of-day-needed"},
};

constexpr Word steps[] = {
    {0x00, 0x00, "confirm-amount"},
    {0x01, 0x02, "enter-pin"},
    {0x03, 0x03, "not-accepted"},
    {0x04, 0x04, "connecting-bank"},
    {0x05, 0x05, "reversing"},
    {0x06, 0x06, "wait"},
    {0x07, 0x09, "card-not-allowed"},
    {0x0A, 0x0A, "insert-card"},
    {0x0B, 0x0B, "remove-card"},
    {0x0C, 0x0C, "card-unreadable"},
    {0x0E, 0x0E, "wait"},
    {0x0F, 0x0F, "end-of-day"},
    {0x15, 0x15, "wrong-pin"},
    {0x17, 0x17, "wait"},
    {0x18, 0x18, "pin-blocked"},
    {0x1C, 0x1C, "wait"},
    {0x1D, 0x1D, "wait"},
    {0x2C, 0x2C, "choose-application"},
    {0x41, 0x42, "enter-pin"},
    {0x44, 0x44, "connecting-bank"},
    {0x45, 0x45, "reversing"},
    {0x4B, 0x4B, "remove-card"},
    {0x68, 0x68, "card-detected"},
    {0xD2, 0xD3, "connecting-bank"},
};

template <std::size_t N> std::string wordIn(const Word (&table)[N], std::uint8_t code, const char* otherwise)
{
    const auto* found = std::find_if(std::begin(table), std::end(table),
                                     [code](const Word& row) { return code >= row.first && code <= row.last; });
    return found == std::end(table) ? otherwise : found->word;
}

template <std::size_t N> bool holds(const std::uint8_t (&list)[N], std::uint8_t code)
{
    return std::find(std::begin(list), std::end(list), code) != std::end(list);
}

} // namespace

CodeClass classOf(std::uint8_t resultCode)
{
    // Communication and clearing trouble, and a refusal that claims success.
    constexpr std::uint8_t ask[] = {0x00, 0x7D, 0x9A, 0x9B, 0xA1, 0xA3, 0xFA, 0xFB, 0xFF};
    return holds(ask, resultCode) ? CodeClass::AskFirst : CodeClass::NotPaid;
}

std::string reasonOf(std::uint8_t resultCode)
{
    return wordIn(reasons, resultCode, "refused");
}

std::string stepOf(std::uint8_t intermediateCode)
{
    return wordIn(steps, intermediateCode, "wait");
}

bool cardIsInPlay(std::uint8_t intermediateCode)
{
    constexpr std::uint8_t inPlay[] = {0x01, 0x02, 0x04, 0x05, 0x06, 0x15, 0x1C, 0x1D,
                                       0x41, 0x42, 0x44, 0x45, 0x46, 0xD2, 0xD3};
    return holds(inPlay, intermediateCode);
}

Readiness readinessOf(std::uint8_t terminalStatus)
{
    // Full, needing initialisation, diagnosis, a date, paper or the day's closing: idle, and its memory can be read.
    constexpr std::uint8_t idle[] = {0x51, 0x62, 0xB1, 0xB2, 0xC2, 0xCC, 0xE4, 0xF0, 0xF6};
    if (terminalStatus == 0x00) {
        return Readiness::Ready;
    }
    return holds(idle, terminalStatus) ? Readiness::Idle : Readiness::Busy;
}

} // namespace pishkhan::payment::zvt
