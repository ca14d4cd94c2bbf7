// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/agency_messages.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace pishkhan::uplink {

namespace {

using nlohmann::json;

constexpr std::size_t longestAnswer = 256 * 1024;
constexpr std::size_t longestText = 500; // bytes of one name, state or title
constexpr std::size_t mostStages = 100;

constexpr std::array<std::string_view, 11> reasons{
    "not-found",    "gender-differs",  "invalid-certificate-number", "invalid-birth-date", "invalid-certificate-serial",
    "invalid-name", "invalid-surname", "invalid-father-name",        "invalid-gender",     "deceased",
    "unknown-error"};

json purposeJson(const ports::InquiryPurpose& purpose)
{
    return {{"agency", purpose.agency},
            {"service", purpose.serviceCode},
            {"case", purpose.caseId},
            {"office", purpose.office},
            {"clerk", purpose.clerk}};
}

/// Values come from us, but a name once typed elsewhere may hold broken UTF-8: replaced, never thrown about.
Bytes bytesOf(const json& message)
{
    return toBytes(message.dump(-1, ' ', false, json::error_handler_t::replace));
}

Error malformed(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "gateway");
}

Result<json> parse(ByteView answer)
{
    if (answer.size() > longestAnswer) {
        return malformed("the answer is too long");
    }
    json parsed = json::parse(answer.begin(), answer.end(), nullptr, false);
    if (!parsed.is_object()) {
        return malformed("the answer is not a JSON object");
    }
    return parsed;
}

/// The text member, or nothing when it is missing, no text, or too long.
const std::string* textMember(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) {
        return nullptr;
    }
    const auto* value = found->get_ptr<const std::string*>();
    return value->size() <= longestText ? value : nullptr;
}

std::string textOr(const json& object, const char* name)
{
    const std::string* value = textMember(object, name);
    return value == nullptr ? std::string() : *value;
}

Result<bool> flagMember(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_boolean()) {
        return malformed("the answer lacks its verdict");
    }
    return found->get<bool>();
}

} // namespace

Bytes encodeIdentityQuestion(const ports::IdentityQuestion& question, const ports::InquiryPurpose& purpose)
{
    json message{
        {"nationalCode", question.nationalCode}, {"birthDate", question.birthDate}, {"purpose", purposeJson(purpose)}};
    if (!question.codeKind.empty()) {
        message["codeKind"] = question.codeKind;
    }
    return bytesOf(message);
}

Bytes encodeSubmission(const ports::CaseSubmission& submission, const ports::InquiryPurpose& purpose)
{
    json applicant = json::array();
    for (const Field& field : submission.applicant) {
        applicant.push_back({{"name", field.name}, {"value", field.value}});
    }
    return bytesOf({{"case", submission.caseId},
                    {"sheetVersion", submission.sheetVersion},
                    {"receiptNumber", submission.receiptNumber},
                    {"rrn", submission.rrn},
                    {"amount", submission.amountRials},
                    {"applicant", applicant},
                    {"purpose", purposeJson(purpose)}});
}

Result<ports::IdentityAnswer> decodeIdentityAnswer(ByteView answer)
{
    const json parsed = TRY(parse(answer));
    const bool matched = TRY(flagMember(parsed, "matched"));
    ports::IdentityAnswer identity;
    if (!matched) {
        const std::string reason = textOr(parsed, "reason");
        const bool known = std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
        identity.reason = known ? reason : "unknown-error";
        return identity;
    }
    identity.verdict = ports::IdentityVerdict::Verified;
    identity.firstName = textOr(parsed, "firstName");
    identity.lastName = textOr(parsed, "lastName");
    identity.fatherName = textOr(parsed, "fatherName");
    if (identity.firstName.empty() || identity.lastName.empty()) {
        return malformed("a matched identity has no name");
    }
    return identity;
}

Result<std::string> decodeTrackingCode(ByteView answer)
{
    const json parsed = TRY(parse(answer));
    const std::string code = textOr(parsed, "trackingCode");
    if (!looksLikeTrackingCode(code)) {
        return malformed("the answer has no tracking code");
    }
    return code;
}

Result<ports::CaseProgress> decodeProgress(ByteView answer)
{
    const json parsed = TRY(parse(answer));
    ports::CaseProgress progress;
    progress.found = TRY(flagMember(parsed, "found"));
    if (!progress.found) {
        return progress;
    }
    progress.serviceTitle = textOr(parsed, "serviceTitle");
    progress.state = textOr(parsed, "state");
    const auto stages = parsed.find("stages");
    if (progress.state.empty() || stages == parsed.end() || !stages->is_array() || stages->size() > mostStages) {
        return malformed("the progress has no state or stages");
    }
    for (const json& stage : *stages) {
        if (!stage.is_object() || textOr(stage, "title").empty()) {
            return malformed("a stage has no title");
        }
        progress.stages.push_back({textOr(stage, "title"), textOr(stage, "at")});
    }
    return progress;
}

bool looksLikeTrackingCode(std::string_view code)
{
    return code.size() >= 4 && code.size() <= 40 && std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
           });
}

} // namespace pishkhan::uplink
