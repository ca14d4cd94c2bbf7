// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes an emulated Behpardakht terminal reads and sends. Written from payment.md 8.1–8.3, apart from the driver's
/// codec on purpose: a shared mistake would not be seen.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "drivers/emulators/behpardakht_terminal/behpardakht_books.h"
#include "terminal/base/bytes.h"

namespace pishkhan::emulators::behpardakht {

/// Tag → value of one request.
using Tags = std::map<std::uint8_t, Bytes>;

struct Taken {
    enum class What { Nothing, Ready, Cancel, Request, Garbage } what = What::Nothing;
    Tags tags; ///< of a Request
};

/// Takes one whole word or frame off the front of `inbox`; Garbage empties it.
Taken takeWord(Bytes& inbox);

std::string digitsOf(const Bytes& packed);              ///< two digits per byte, without leading zeros
std::string textOf(const Tags& tags, std::uint8_t tag); ///< empty when absent

/// One answer under construction, in the order of the calls.
class AnswerBody {
public:
    void text(std::uint8_t tag, const std::string& value);
    void number(std::uint8_t tag, std::int64_t value, std::size_t atLeastBytes = 1);
    void sale(const BookLine& line, bool paddedNumbers); ///< C1 … C7 of a stored sale
    const Bytes& bytes() const { return m_bytes; }

private:
    void add(std::uint8_t tag, const Bytes& value);
    Bytes m_bytes;
};

enum class Declared { Message, Body }; ///< what the four digits count
Bytes frame(const Bytes& body, Declared length);

std::string jalaliDate(std::int64_t wallMs); ///< YYYY/MM/DD in Iran
std::string clockTime(std::int64_t wallMs);  ///< HH:MM in Iran
inline constexpr std::int64_t terminalNumber = 99'900'002;

} // namespace pishkhan::emulators::behpardakht
