// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/qml/controls/persian_digits.h"

namespace pishkhan::kiosk_ui {
namespace {

constexpr char16_t persianZero = 0x06F0;
constexpr char16_t arabicZero = 0x0660;

} // namespace

QValidator::State PersianDigits::validate(QString& typed, int& /*position*/) const
{
    for (QChar& one : typed) {
        const char16_t code = one.unicode();
        if (code >= u'0' && code <= u'9') {
            one = QChar(static_cast<char16_t>(persianZero + (code - u'0')));
        } else if (code >= arabicZero && code <= arabicZero + 9) {
            one = QChar(static_cast<char16_t>(persianZero + (code - arabicZero)));
        }
        const bool digit = one.unicode() >= persianZero && one.unicode() <= persianZero + 9;
        if (m_only && !digit && !m_separators.contains(one)) {
            return Invalid;
        }
    }
    return Acceptable;
}

} // namespace pishkhan::kiosk_ui
