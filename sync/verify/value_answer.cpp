// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/value_answer.h"

#include "sync/verify/json_line.h"
#include "terminal/domain/advice.h"
#include "terminal/domain/bank_card.h"
#include "terminal/domain/bill.h"
#include "terminal/domain/card_serial.h"
#include "terminal/domain/deposit_id.h"
#include "terminal/domain/foreign_code.h"
#include "terminal/domain/iban.h"
#include "terminal/domain/legal_id.h"
#include "terminal/domain/mrz.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/phone.h"
#include "terminal/domain/postal_code.h"
#include "terminal/domain/receipt_number.h"

namespace pishkhan::verify {

namespace {

using domain::IdentifierKind;
using domain::Verdict;

struct KindRow {
    ValueKind kind;
    std::string_view name;
    IdentifierKind identifier;
};

constexpr KindRow kinds[] = {
    {ValueKind::NationalCode, "national-code", IdentifierKind::NationalCode},
    {ValueKind::LegalId, "legal-id", IdentifierKind::LegalId},
    {ValueKind::ForeignCode, "foreign-code", IdentifierKind::ForeignCode},
    {ValueKind::PostalCode, "postal-code", IdentifierKind::PostalCode},
    {ValueKind::Phone, "phone", IdentifierKind::Phone},
    {ValueKind::Card, "card", IdentifierKind::Card},
    {ValueKind::Iban, "iban", IdentifierKind::Iban},
    {ValueKind::Bill, "bill", IdentifierKind::Bill},
    {ValueKind::DepositId, "deposit-id", IdentifierKind::DepositId},
    {ValueKind::Mrz, "mrz", IdentifierKind::Mrz},
    {ValueKind::ReceiptNumber, "receipt-number", IdentifierKind::ReceiptNumber},
    {ValueKind::Landline, "landline", IdentifierKind::Landline},
    {ValueKind::CardSerial, "card-serial", IdentifierKind::CardSerial},
};

const KindRow& rowOf(ValueKind kind)
{
    for (const KindRow& row : kinds) {
        if (row.kind == kind) {
            return row;
        }
    }
    return kinds[0]; // every enumerator has its row: a test walks them
}

Verdict verdictOf(ValueKind kind, std::string_view value)
{
    switch (kind) {
    case ValueKind::NationalCode: return domain::checkNationalCode(value);
    case ValueKind::LegalId: return domain::checkLegalId(value);
    case ValueKind::ForeignCode: return domain::checkForeignCode(value);
    case ValueKind::PostalCode: return domain::checkPostalCode(value);
    case ValueKind::Phone: return domain::checkPhone(value);
    case ValueKind::Card: return domain::checkBankCard(value);
    case ValueKind::Iban: return domain::checkIban(value);
    case ValueKind::Bill: return domain::checkBill(value);
    case ValueKind::DepositId: return domain::checkDepositId(value);
    case ValueKind::Mrz: return domain::checkMrz(value);
    case ValueKind::ReceiptNumber: return domain::checkReceiptNumber(value);
    case ValueKind::Landline: return domain::checkLandline(value);
    case ValueKind::CardSerial: return domain::checkCardSerial(value);
    }
    return {};
}

void addBillParts(JsonLine& line, std::string_view value)
{
    const domain::BillVerdict verdict = domain::checkBill(value);
    if (verdict.bill) {
        line.number("amount", verdict.bill->amount.count());
        line.number("type", verdict.bill->type);
        line.text("typeName", domain::billTypeName(verdict.bill->type));
    }
}

void addMrzFields(JsonLine& line, const domain::Mrz& zone)
{
    line.open("fields");
    line.text("format", name(zone.format));
    line.text("documentCode", zone.documentCode);
    line.text("issuer", zone.issuer);
    line.text("number", zone.number);
    line.text("nationality", zone.nationality);
    line.text("birthDate", zone.birthDate);
    line.text("sex", zone.sex);
    line.text("expiryDate", zone.expiryDate);
    line.text("surname", zone.surname);
    line.text("givenNames", zone.givenNames);
    line.text("optional", zone.optional);
    if (zone.format == domain::MrzFormat::Td1) {
        line.text("optional2", zone.optional2);
    }
    line.close();
}

void addMrzParts(JsonLine& line, std::string_view value)
{
    const domain::MrzVerdict verdict = domain::checkMrz(value);
    if (verdict.mrz) {
        addMrzFields(line, *verdict.mrz);
        line.open("checks");
        for (const domain::MrzCheck& check : verdict.mrz->checks) {
            line.boolean(check.field, check.holds);
        }
        line.close();
    }
    if (!verdict.valid) {
        if (const domain::MrzRepair repair = domain::repairMrz(value); repair.verdict.valid) {
            line.text("repair", repair.verdict.canonical);
        }
    }
}

void addReceiptParts(JsonLine& line, std::string_view value)
{
    if (const auto number = domain::parseReceiptNumber(value)) {
        line.text("officeCode", number->officeCode);
        line.text("date", domain::formatJalali(number->date));
        line.number("counter", number->counter);
        line.number("sequence", number->sequence);
    }
}

void addParts(JsonLine& line, ValueKind kind, std::string_view value, const Verdict& verdict)
{
    if (kind == ValueKind::Card && verdict.valid) {
        line.text("bank", domain::bankOfCard(verdict.canonical));
    } else if (kind == ValueKind::Iban && verdict.valid) {
        line.text("bank", domain::bankOfIban(verdict.canonical));
    } else if (kind == ValueKind::Bill) {
        addBillParts(line, value);
    } else if (kind == ValueKind::Mrz) {
        addMrzParts(line, value);
    } else if (kind == ValueKind::ReceiptNumber) {
        addReceiptParts(line, value);
    }
}

void addVerdict(JsonLine& line, std::string_view kind, std::string_view input, const Verdict& verdict)
{
    line.text("kind", kind);
    line.text("input", input);
    line.text("canonical", verdict.canonical);
    line.boolean("valid", verdict.valid);
    line.text("reason", name(verdict.reason));
    line.texts("warnings", verdict.warnings);
}

} // namespace

std::optional<ValueKind> valueKind(std::string_view name)
{
    for (const KindRow& row : kinds) {
        if (row.name == name) {
            return row.kind;
        }
    }
    return std::nullopt;
}

std::string valueKindNames()
{
    std::string names;
    for (const KindRow& row : kinds) {
        names.append(names.empty() ? "" : " ").append(row.name);
    }
    return names;
}

bool answerValue(std::string& out, ValueKind kind, std::string_view value)
{
    const Verdict verdict = verdictOf(kind, value);
    JsonLine line(out);
    if (kind == ValueKind::Card) {
        addVerdict(line, rowOf(kind).name, domain::maskBankCard(value), verdict);
    } else {
        addVerdict(line, rowOf(kind).name, value, verdict);
    }
    addParts(line, kind, value, verdict);
    line.end();
    return verdict.valid;
}

void answerUnknownKind(std::string& out, std::string_view kind, std::string_view value)
{
    JsonLine line(out);
    addVerdict(line, kind, value, domain::reject(domain::Reason::UnknownFormat));
    line.end();
}

bool describeValue(std::string& out, ValueKind kind, std::string_view value)
{
    const Verdict verdict = verdictOf(kind, value);
    if (verdict.valid) {
        out.append("valid: ").append(verdict.canonical).append("\n");
    } else {
        out.append("not valid (").append(name(verdict.reason)).append("): ");
        out.append(domain::advice(rowOf(kind).identifier, verdict.reason)).append("\n");
    }
    for (const std::string& warning : verdict.warnings) {
        out.append("warning (").append(warning).append("): ").append(domain::warningAdvice(warning)).append("\n");
    }
    return verdict.valid;
}

} // namespace pishkhan::verify
