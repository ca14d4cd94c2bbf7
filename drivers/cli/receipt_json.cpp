// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/receipt_json.h"

#include <nlohmann/json.hpp>

namespace pishkhan::cli {
namespace {

using nlohmann::json;
using ports::ReceiptContent;
using ports::ReceiptLine;

struct TextMember {
    const char* name;
    std::string ReceiptContent::*member;
};

constexpr TextMember texts[] = {
    {"officeName", &ReceiptContent::officeName},
    {"officeCode", &ReceiptContent::officeCode},
    {"licenceNumber", &ReceiptContent::licenceNumber},
    {"officeAddress", &ReceiptContent::officeAddress},
    {"officePhone", &ReceiptContent::officePhone},
    {"counter", &ReceiptContent::counter},
    {"clerk", &ReceiptContent::clerk},
    {"jalaliDateTime", &ReceiptContent::jalaliDateTime},
    {"utc", &ReceiptContent::utc},
    {"receiptNumber", &ReceiptContent::receiptNumber},
    {"trackingCode", &ReceiptContent::trackingCode},
    {"serviceCode", &ReceiptContent::serviceCode},
    {"serviceTitle", &ReceiptContent::serviceTitle},
    {"agencyTitle", &ReceiptContent::agencyTitle},
    {"sheetVersion", &ReceiptContent::sheetVersion},
    {"maskedNationalCode", &ReceiptContent::maskedNationalCode},
    {"citizenName", &ReceiptContent::citizenName},
    {"totalInWords", &ReceiptContent::totalInWords},
    {"outcome", &ReceiptContent::outcome},
    {"maskedPan", &ReceiptContent::maskedPan},
    {"rrn", &ReceiptContent::rrn},
    {"trace", &ReceiptContent::trace},
    {"terminalId", &ReceiptContent::terminalId},
    {"merchantId", &ReceiptContent::merchantId},
    {"paymentTime", &ReceiptContent::paymentTime},
    {"complaintPath", &ReceiptContent::complaintPath},
    {"qrText", &ReceiptContent::qrText},
};

Error wrong(const std::string& name, const char* why)
{
    return makeError(ErrorKind::InvalidInput, "receipt JSON: \"" + name + "\" " + why, "print");
}

Status readText(const std::string& name, const json& value, std::string& into)
{
    if (!value.is_string()) {
        return wrong(name, "must be a text");
    }
    into = value.get<std::string>();
    return {};
}

Status readAmount(const std::string& name, const json& value, Rials& into)
{
    if (!value.is_number_integer()) {
        return wrong(name, "must be a whole number of rials");
    }
    into = Rials(value.get<std::int64_t>());
    return {};
}

Result<ReceiptLine> readLine(const json& row)
{
    if (!row.is_object()) {
        return wrong("lines", "must hold objects");
    }
    ReceiptLine line;
    for (const auto& [name, value] : row.items()) {
        if (name == "title" || name == "payee" || name == "depositId") {
            std::string& into = name == "title" ? line.title : name == "payee" ? line.payee : line.depositId;
            TRY(readText(name, value, into));
        } else if (name == "net" || name == "vat" || name == "gross") {
            Rials& into = name == "net" ? line.net : name == "vat" ? line.vat : line.gross;
            TRY(readAmount(name, value, into));
        } else {
            return wrong(name, "is not a member of a receipt line");
        }
    }
    return line;
}

Status readOther(const std::string& name, const json& value, ReceiptContent& out)
{
    if (name == "total") {
        return readAmount(name, value, out.total);
    }
    if (name == "copy" && value.is_number_integer() && value.get<std::int64_t>() >= 0 &&
        value.get<std::int64_t>() < 1000) {
        out.copy = value.get<int>();
        return {};
    }
    if (name == "training" && value.is_boolean()) {
        out.training = value.get<bool>();
        return {};
    }
    if (name == "lines" && value.is_array()) {
        for (const json& row : value) {
            out.lines.push_back(TRY(readLine(row)));
        }
        return {};
    }
    return wrong(name, "is unknown or has the wrong type");
}

Status readMember(const std::string& name, const json& value, ReceiptContent& out)
{
    for (const TextMember& entry : texts) {
        if (name == entry.name) {
            return readText(name, value, out.*entry.member);
        }
    }
    return readOther(name, value, out);
}

} // namespace

Result<ports::ReceiptContent> readReceiptJson(std::string_view text)
{
    const json root = json::parse(text, nullptr, false);
    if (!root.is_object()) {
        return makeError(ErrorKind::InvalidInput, "receipt JSON: not a JSON object", "print");
    }
    ReceiptContent out;
    for (const auto& [name, value] : root.items()) {
        TRY(readMember(name, value, out));
    }
    return out;
}

} // namespace pishkhan::cli
