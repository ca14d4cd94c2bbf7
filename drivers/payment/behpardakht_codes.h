// SPDX-License-Identifier: GPL-3.0-or-later
/// What a Behpardakht result code (C0) means for money, and the stable word people are told. Compared as text: letters
/// are never zero. Follows payment.md 8.4.
#pragma once
#include <string>
#include <string_view>

namespace pishkhan::payment::behpardakht {

enum class CodeClass {
    Approved, ///< exactly "00"
    NotPaid,  ///< said by the issuer or the terminal before anything could move
    AskOnce,  ///< not paid, once an inquiry has found nothing either
    Unknown,  ///< money may have moved
};

CodeClass classOf(std::string_view code);
std::string reasonOf(std::string_view code); ///< declined, cancelled, busy, ids-refused …

inline constexpr std::string_view notFound = "EA"; ///< of an inquiry: not found, or it was not successful

} // namespace pishkhan::payment::behpardakht
