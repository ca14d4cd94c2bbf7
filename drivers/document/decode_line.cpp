// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decode_line.h"

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "terminal/domain/mrz.h"
#include "terminal/domain/national_code.h"

namespace pishkhan::document {

namespace {

using nlohmann::json;
using ports::FieldProof;

constexpr std::size_t longestLine = 256 * 1024;
constexpr std::size_t longestText = 8 * 1024;
constexpr std::size_t mostItems = 100;
constexpr int longestMilliseconds = 3'600'000;

constexpr std::array<FieldProof, 4> proofs{FieldProof::CheckDigit, FieldProof::Repaired, FieldProof::Unprotected,
                                           FieldProof::Failed};

constexpr std::array<std::string_view, 6> zoneFields{"document-number", "birth-date", "expiry-date",
                                                     "personal-number", "optional",   "optional-2"};

Error garbage(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "pishkhan-decode");
}

std::optional<std::string> textMember(const json& object, const char* name)
{
    if (!object.is_object()) {
        return std::nullopt;
    }
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().size() > longestText) {
        return std::nullopt;
    }
    return found->get<std::string>();
}

std::optional<int> numberMember(const json& object, const char* name, int most)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_unsigned() ||
        found->get<std::uint64_t>() > static_cast<std::uint64_t>(most)) {
        return std::nullopt;
    }
    return found->get<int>();
}

const json* listMember(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_array() && found->size() <= mostItems ? &*found : nullptr;
}

Result<ports::ScannedField> readField(const json& item)
{
    const auto fieldName = textMember(item, "name");
    const auto value = textMember(item, "value");
    const auto proofName = textMember(item, "proof");
    if (!fieldName || !value || !proofName) {
        return garbage("a field is incomplete");
    }
    const auto confidence = numberMember(item, "confidence", 100);
    const auto proof =
        std::find_if(proofs.begin(), proofs.end(), [&](FieldProof known) { return *proofName == name(known); });
    if (!confidence || proof == proofs.end()) {
        return garbage("a field has no known proof");
    }
    if (*fieldName == "national-code" && *proof == FieldProof::CheckDigit && !domain::checkNationalCode(*value).valid) {
        return garbage("a national code claims a check digit it has not");
    }
    return ports::ScannedField{*fieldName, *value, *proof, *confidence};
}

Status readBarcodes(const json& parsed, ports::ScannedDocument& document)
{
    const json* barcodes = listMember(parsed, "barcodes");
    if (barcodes == nullptr) {
        return garbage("the barcodes are missing");
    }
    for (const json& item : *barcodes) {
        auto format = textMember(item, "format");
        auto text = textMember(item, "text");
        if (!format || !text) {
            return garbage("a barcode is incomplete");
        }
        document.barcodes.push_back({std::move(*format), std::move(*text)});
    }
    return {};
}

Status readFields(const json& parsed, ports::ScannedDocument& document)
{
    const json* fields = listMember(parsed, "fields");
    if (fields == nullptr) {
        return garbage("the fields are missing");
    }
    for (const json& item : *fields) {
        document.fields.push_back(TRY(readField(item)));
    }
    return {};
}

Status readAdvice(const json& parsed, ports::ScannedDocument& document)
{
    const json* advice = listMember(parsed, "advice");
    if (advice == nullptr) {
        return garbage("the advice is missing");
    }
    for (const json& word : *advice) {
        if (!word.is_string() || word.get_ref<const std::string&>().size() > longestText) {
            return garbage("an advice is no word");
        }
        document.advice.push_back(word.get<std::string>());
    }
    return {};
}

/// A zone that is said to be right is checked again, and its fields may claim check digits only beside it.
Status checkZone(const ports::ScannedDocument& document)
{
    if (!document.mrz.empty() && !domain::checkMrz(document.mrz).valid) {
        return garbage("a machine-readable zone claims check digits it has not");
    }
    for (const auto& field : document.fields) {
        const bool isOfZone = std::find(zoneFields.begin(), zoneFields.end(), field.name) != zoneFields.end();
        if (isOfZone && field.proof == FieldProof::CheckDigit && document.mrz.empty()) {
            return garbage("a field claims a zone's check digit without the zone");
        }
    }
    return {};
}

} // namespace

std::string encodeLine(const ports::ScannedDocument& document)
{
    json line{{"kind", document.kind}, {"mrz", document.mrz}, {"ms", document.milliseconds}};
    line["fields"] = json::array();
    for (const auto& field : document.fields) {
        line["fields"].push_back(json{{"name", field.name},
                                      {"value", field.value},
                                      {"proof", name(field.proof)},
                                      {"confidence", field.confidence}});
    }
    line["barcodes"] = json::array();
    for (const auto& code : document.barcodes) {
        line["barcodes"].push_back(json{{"format", code.format}, {"text", code.text}});
    }
    line["advice"] = document.advice;
    return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<ports::ScannedDocument> decodeLine(std::string_view line)
{
    if (line.size() > longestLine) {
        return garbage("the answer is too long");
    }
    const json parsed = json::parse(line, nullptr, false);
    if (!parsed.is_object()) {
        return garbage("the answer is not a JSON object");
    }
    ports::ScannedDocument document;
    auto kind = textMember(parsed, "kind");
    auto mrz = textMember(parsed, "mrz");
    const auto milliseconds = numberMember(parsed, "ms", longestMilliseconds);
    if (!kind || !mrz || !milliseconds) {
        return garbage("the answer is incomplete");
    }
    document.kind = std::move(*kind);
    document.mrz = std::move(*mrz);
    document.milliseconds = *milliseconds;
    TRY(readFields(parsed, document));
    TRY(readBarcodes(parsed, document));
    TRY(readAdvice(parsed, document));
    TRY(checkZone(document));
    return document;
}

} // namespace pishkhan::document
