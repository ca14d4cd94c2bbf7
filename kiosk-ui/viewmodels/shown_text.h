// SPDX-License-Identifier: GPL-3.0-or-later
/// The one way domain texts become what a screen shows: Persian digits, isolated codes. Called by every view model.
#pragma once
#include <string>
#include <string_view>

#include <QString>

#include "terminal/domain/persian_text.h"

namespace pishkhan::kiosk_ui {

inline QString plainText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline QString persianText(std::string_view text)
{
    return plainText(domain::persianDigits(text));
}
/// A code, number or date inside a right-to-left line.
inline QString codeText(std::string_view text)
{
    return text.empty() ? QString() : plainText(domain::isolateLtr(domain::persianDigits(text)));
}
/// The digits of an amount as typed: any kind of digit, separators dropped.
inline std::string amountDigits(const QString& typed)
{
    std::string out;
    for (const char c : domain::foldDigits(typed.toStdString())) {
        if (c >= '0' && c <= '9' && !(out.empty() && c == '0')) {
            out += c;
        }
    }
    return out;
}
inline QString countText(std::int64_t count)
{
    return persianText(std::to_string(count));
}

} // namespace pishkhan::kiosk_ui
