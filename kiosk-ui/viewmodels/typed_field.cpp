// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/typed_field.h"

#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::kiosk_ui {
namespace {

FieldView wrong(const QString& advice)
{
    return {QStringLiteral("wrong"), advice};
}

QString remaining(int count)
{
    return countText(count) + QStringLiteral(" رقم دیگر");
}

FieldView required()
{
    return wrong(plainText(messageFor("required").toDo));
}

} // namespace

FieldView judge(domain::IdentifierKind kind, const std::string& typed, const domain::Verdict& verdict, int fullLength,
                Eagerness eagerness)
{
    const std::string plain = domain::normaliseIdentifier(typed, domain::Hyphens::Strip);
    if (plain.empty()) {
        return eagerness == Eagerness::Firm ? required() : FieldView{};
    }
    if (verdict.valid) {
        return {QStringLiteral("ok"),
                verdict.warnings.empty() ? QString() : plainText(domain::warningAdvice(verdict.warnings.front()))};
    }
    const int length = static_cast<int>(plain.size());
    if (verdict.reason == domain::Reason::Length && length < fullLength && eagerness == Eagerness::WhileTyping) {
        return {QString(), remaining(fullLength - length)};
    }
    return wrong(plainText(domain::advice(kind, verdict.reason)));
}

std::string spelledDate(const std::string& typed)
{
    const std::string plain = domain::foldDigits(typed);
    if (plain.size() == 8 && domain::isDigits(plain)) {
        return plain.substr(0, 4) + "/" + plain.substr(4, 2) + "/" + plain.substr(6, 2);
    }
    return plain;
}

FieldView judgeBirthDate(const std::string& typed, Eagerness eagerness)
{
    const std::string plain = spelledDate(typed);
    if (plain.empty()) {
        return eagerness == Eagerness::Firm ? required() : FieldView{};
    }
    if (const auto date = domain::parseJalali(plain)) {
        return {QStringLiteral("ok"), persianText(domain::formatJalaliLong(*date))};
    }
    const bool complete = plain.size() >= 10;
    return complete || eagerness == Eagerness::Firm ? wrong(plainText(messageFor("birth-date").toDo)) : FieldView{};
}

} // namespace pishkhan::kiosk_ui
