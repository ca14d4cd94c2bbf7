// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/catalogue/sheet_parser.h"

#include <algorithm>

#include "terminal/domain/deposit_id.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::catalogue {

namespace {

constexpr std::int64_t highestFee = 1'000'000'000'000; // rials; a limit against slips, far above any tariff
constexpr int longestAnswer = 1000;

bool isWord(std::string_view word)
{
    return !word.empty() && word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

FieldKind readKind(JsonReader& from)
{
    return static_cast<FieldKind>(from.oneOf("kind", {"text", "national-code", "postal-code", "phone", "date", "amount",
                                                      "choice", "iban", "legal-id", "bill"}));
}

FormField readField(JsonReader& from)
{
    FormField field;
    field.name = from.text("name");
    if (!isWord(field.name)) {
        from.refuse("name", "is not a kebab-case word");
    }
    field.label = from.text("label");
    field.kind = readKind(from);
    field.required = from.flag("required");
    field.fieldClass = static_cast<FieldClass>(from.oneOf("class", {"person", "office"}));
    field.help = from.textOr("help", {});
    field.longest = static_cast<int>(from.integerOr("longest", 1, longestAnswer, field.longest));
    if (field.kind != FieldKind::Choice) {
        return field;
    }
    from.each("choices", [&](JsonReader& choice) {
        field.choices.push_back({choice.text("value"), choice.text("label")});
    });
    if (field.choices.size() < 2) {
        from.refuse("choices", "a choice needs at least two");
    }
    return field;
}

Rials readAmount(JsonReader& from, const char* name)
{
    return Rials(from.integer(name, 0, highestFee));
}

domain::Tariff readTariff(JsonReader& from)
{
    domain::Tariff tariff;
    from.each("stateParts", [&](JsonReader& part) {
        tariff.stateParts.push_back(
            {part.text("title"), part.text("payee"), part.textOr("depositId", {}), readAmount(part, "amount")});
        const std::string& depositId = tariff.stateParts.back().depositId;
        if (!depositId.empty() && !domain::checkDepositId(depositId).valid) {
            part.refuse("depositId", "is not thirty digits");
        }
    });
    tariff.officeTitle = from.text("officeTitle");
    tariff.officePayee = from.text("officePayee");
    tariff.basis = static_cast<domain::FeeBasis>(from.oneOf("basis", {"net", "gross"}));
    tariff.feeTehran = readAmount(from, "feeTehran");
    tariff.feeOther = readAmount(from, "feeOther");
    tariff.operatorTitle = from.textOr("operatorTitle", {});
    tariff.operatorPayee = from.textOr("operatorPayee", {});
    tariff.operatorShare = readAmount(from, "operatorShare");
    if (tariff.operatorShare.count() > 0 && (tariff.operatorTitle.empty() || tariff.operatorPayee.empty())) {
        from.refuse("operatorShare", "has no title or payee");
    }
    return tariff;
}

void readIdentity(JsonReader& from, ServiceSheet& sheet)
{
    sheet.code = from.text("code");
    if (sheet.code.size() != 4 || !domain::isDigits(sheet.code)) {
        from.refuse("code", "is not four digits");
    }
    sheet.title = from.text("title");
    sheet.agency = from.text("agency");
    if (!isWord(sheet.agency)) {
        from.refuse("agency", "is not a kebab-case word");
    }
    sheet.agencyTitle = from.text("agencyTitle");
    sheet.version = from.text("version");
    sheet.validFrom = from.date("validFrom");
    sheet.validTo = from.date("validTo");
    if (sheet.validTo < sheet.validFrom) {
        from.refuse("validTo", "is before validFrom");
    }
    sheet.legalBasis = from.text("legalBasis");
    sheet.type = static_cast<ServiceType>(from.oneOf("type", {"sovereign", "support", "commercial"}));
}

void readDescription(JsonReader& from, ServiceSheet& sheet)
{
    sheet.description = from.text("description");
    sheet.beneficiaries = from.text("beneficiaries");
    sheet.whatToBring = from.texts("whatToBring");
    sheet.steps = from.texts("steps");
    sheet.expectedDuration = from.text("expectedDuration");
    sheet.presence = from.text("presence");
    sheet.electronicSince = from.textOr("electronicSince", {});
}

/// What a kept picture is for, how long, and what must be black in it: without these it may not be kept.
void readKeeping(JsonReader& from, ImageRule& image)
{
    constexpr int whole = 1000;
    image.purpose = from.text("purpose");
    image.retentionDays = static_cast<int>(from.integer("retentionDays", 1, 3650));
    bool hasNumber = false;
    from.each("redact", [&](JsonReader& box) {
        RedactBox one;
        one.what = box.oneOf("what", {"number", "face"}) == 0 ? "number" : "face";
        one.left = static_cast<int>(box.integer("left", 0, whole - 1));
        one.top = static_cast<int>(box.integer("top", 0, whole - 1));
        one.width = static_cast<int>(box.integer("width", 1, whole - one.left));
        one.height = static_cast<int>(box.integer("height", 1, whole - one.top));
        hasNumber = hasNumber || one.what == "number";
        image.redact.push_back(one);
    });
    if (!hasNumber) {
        from.refuse("redact", "blacks out no number");
    }
}

void readRules(JsonReader& from, ServiceSheet& sheet)
{
    sheet.identityAssurance = static_cast<IdentityAssurance>(
        from.oneOf("identityAssurance", {"none", "seen", "read", "verified-online", "biometric"}));
    sheet.needsInquiry = from.flag("needsInquiry");
    sheet.deskOnly = from.flag("deskOnly");
    from.object("image", [&](JsonReader& image) {
        sheet.image.kept = image.flag("kept");
        sheet.image.basis = image.text("basis");
        if (sheet.image.kept) {
            readKeeping(image, sheet.image);
        }
    });
    from.object("delegation", [&](JsonReader& delegation) {
        sheet.delegation.memorandum = delegation.text("memorandum");
        sheet.delegation.from = delegation.date("from");
        sheet.delegation.to = delegation.date("to");
    });
}

void readForm(JsonReader& from, ServiceSheet& sheet)
{
    from.each("form", [&](JsonReader& field) {
        sheet.form.push_back(readField(field));
        const auto sameName = [&](const FormField& other) { return other.name == sheet.form.back().name; };
        if (std::count_if(sheet.form.begin(), sheet.form.end(), sameName) > 1) {
            field.refuse("name", "stands twice");
        }
    });
}

} // namespace

ServiceSheet readSheet(JsonReader& from)
{
    ServiceSheet sheet;
    readIdentity(from, sheet);
    readDescription(from, sheet);
    readRules(from, sheet);
    readForm(from, sheet);
    sheet.tariffVersion = from.text("tariffVersion");
    sheet.tariffBasis = from.text("tariffBasis");
    from.object("tariff", [&](JsonReader& tariff) {
        sheet.tariff = readTariff(tariff);
        sheet.cashRefused = tariff.has("cash") && tariff.oneOf("cash", {"accepted", "refused"}) == 1;
    });
    return sheet;
}

bool isDelegated(const ServiceSheet& sheet, domain::JalaliDate on)
{
    return !sheet.delegation.memorandum.empty() && sheet.delegation.from <= on && on <= sheet.delegation.to;
}

bool isInForce(const ServiceSheet& sheet, domain::JalaliDate on)
{
    return sheet.validFrom <= on && on <= sheet.validTo;
}

} // namespace pishkhan::catalogue
