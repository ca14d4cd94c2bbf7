// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/catalogue/form_check.h"

#include <algorithm>

#include "terminal/domain/advice.h"
#include "terminal/domain/bill.h"
#include "terminal/domain/iban.h"
#include "terminal/domain/legal_id.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/normalise.h"
#include "terminal/domain/persian_text.h"
#include "terminal/domain/phone.h"
#include "terminal/domain/postal_code.h"

namespace pishkhan::catalogue {

namespace {

constexpr std::size_t longestTyped = 8000; // bytes; a cheap guard before anything walks the text
constexpr std::size_t longestAmount = 15;  // digits of rials; far above any amount at a counter

FieldAnswer good(std::string canonical)
{
    return {true, std::move(canonical), {}, {}};
}

FieldAnswer bad(std::string reason, std::string advice)
{
    return {false, {}, std::move(reason), std::move(advice)};
}

FieldAnswer from(const domain::Verdict& verdict, domain::IdentifierKind kind)
{
    return verdict.valid ? good(verdict.canonical)
                         : bad(domain::name(verdict.reason), domain::advice(kind, verdict.reason));
}

std::size_t characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

FieldAnswer checkText(const FormField& field, std::string_view typed)
{
    std::string text = domain::canonicalText(typed);
    const bool control = std::any_of(text.begin(), text.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
    if (control) {
        return bad("charset",
                   "این نوشته نویسه‌ای دارد که پذیرفته نیست. آن را دوباره "
                   "بنویسید.");
    }
    if (characters(text) > static_cast<std::size_t>(field.longest)) {
        return bad("length", "این نوشته بلندتر از " + domain::persianDigits(std::to_string(field.longest)) +
                                 " نویسه است. کوتاه‌ترش کنید.");
    }
    return good(std::move(text));
}

FieldAnswer checkDate(std::string_view typed)
{
    const auto date = domain::parseJalali(domain::normaliseIdentifier(typed));
    return date ? good(domain::formatJalali(*date))
                : bad("range", "این تاریخ در تقویم نیست. آن را به شکل ۱۴۰۴/۰۶/۳۱ بنویسید.");
}

FieldAnswer checkAmount(std::string_view typed)
{
    std::string digits;
    std::string_view left = typed;
    while (!left.empty()) { // separators of thousands: ',', the Arabic one (U+066C) and the Persian comma
        const bool wide = left.starts_with("٬") || left.starts_with("،");
        if (!wide && left.front() != ',') {
            digits += left.front();
        }
        left.remove_prefix(wide ? 2 : 1);
    }
    digits = domain::normaliseIdentifier(digits);
    if (digits.empty() || !domain::isDigits(digits)) {
        return bad("charset", "مبلغ را به ریال و فقط با رقم بنویسید.");
    }
    const std::string_view plain = domain::withoutLeadingZeros(digits);
    if (plain.size() > longestAmount) {
        return bad("range",
                   "این مبلغ از اندازه بزرگ‌تر است. رقم‌ها را بررسی کنید.");
    }
    return good(plain.empty() ? "0" : std::string(plain));
}

FieldAnswer checkChoice(const FormField& field, std::string_view typed)
{
    for (const FieldChoice& choice : field.choices) {
        if (choice.value == typed) {
            return good(choice.value);
        }
    }
    return bad("choice", "یکی از گزینه‌های فهرست را برگزینید.");
}

/// What is typed starts like a landline: the trunk zero and no nine, or a digit no mobile number starts with.
bool startsLikeLandline(std::string_view typed)
{
    const std::string number = domain::normaliseIdentifier(typed);
    const std::string_view afterTrunk = std::string_view(number).substr(number.starts_with('0') ? 1 : 0);
    return !afterTrunk.empty() && afterTrunk.front() >= '1' && afterTrunk.front() <= '8';
}

/// A case may be reached by a mobile number or a landline; the advice is about the one that was begun.
FieldAnswer checkAnyPhone(std::string_view typed)
{
    using domain::IdentifierKind;
    const domain::Verdict mobile = domain::checkPhone(typed);
    const domain::Verdict landline = domain::checkLandline(typed);
    if (mobile.valid || (!landline.valid && !startsLikeLandline(typed))) {
        return from(mobile, IdentifierKind::Phone);
    }
    return landline.valid ? good(landline.canonical) : from(landline, IdentifierKind::Landline);
}

FieldAnswer checkFilled(const FormField& field, std::string_view typed)
{
    using domain::IdentifierKind;
    switch (field.kind) {
    case FieldKind::Text: return checkText(field, typed);
    case FieldKind::NationalCode: return from(domain::checkNationalCode(typed), IdentifierKind::NationalCode);
    case FieldKind::PostalCode: return from(domain::checkPostalCode(typed), IdentifierKind::PostalCode);
    case FieldKind::Phone: return checkAnyPhone(typed);
    case FieldKind::Date: return checkDate(typed);
    case FieldKind::Amount: return checkAmount(typed);
    case FieldKind::Choice: return checkChoice(field, typed);
    case FieldKind::Iban: return from(domain::checkIban(typed), IdentifierKind::Iban);
    case FieldKind::LegalId: return from(domain::checkLegalId(typed), IdentifierKind::LegalId);
    case FieldKind::Bill: return from(domain::checkBill(typed), IdentifierKind::Bill);
    }
    return bad("unknown-format", "این خانه شناخته نشد.");
}

} // namespace

FieldAnswer checkField(const FormField& field, std::string_view typed)
{
    if (typed.size() > longestTyped) {
        return bad("length", "این نوشته بسیار بلند است. کوتاه‌ترش کنید.");
    }
    if (domain::canonicalText(typed).empty()) {
        const std::string doing = field.kind == FieldKind::Choice ? "» را برگزینید" : "» را بنویسید";
        return field.required
                   ? bad("required", "«" + field.label + doing + "؛ بی آن پرونده پیش نمی‌رود.")
                   : good({});
    }
    return checkFilled(field, typed);
}

FormAnswer checkForm(const ServiceSheet& sheet, const Fields& typed)
{
    FormAnswer answer;
    for (const FormField& field : sheet.form) {
        FieldAnswer checked = checkField(field, valueOf(typed, field.name));
        if (!checked.valid) {
            answer.problems.push_back({field.name, checked.reason, checked.advice});
        } else if (!checked.canonical.empty()) {
            answer.canonical.push_back({field.name, std::move(checked.canonical)});
        }
    }
    for (const Field& given : typed) {
        const auto known = [&](const FormField& field) { return field.name == given.name; };
        if (std::none_of(sheet.form.begin(), sheet.form.end(), known)) {
            answer.problems.push_back({given.name, "unknown-field", "این خانه در برگ این خدمت نیست."});
        }
    }
    return answer;
}

} // namespace pishkhan::catalogue
