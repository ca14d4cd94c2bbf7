// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/token_line.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace pishkhan::card {
namespace {

using nlohmann::json;

constexpr std::size_t longestLine = 1024 * 1024;
constexpr std::size_t longestText = 64 * 1024;
constexpr std::size_t mostItems = 32;
constexpr int mostTries = 15; ///< ISO 7816-4: four bits

Error garbage(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "pishkhan-token");
}

/// Bytes that are no text (a token's label may be anything) are replaced, never thrown about.
std::string dump(const json& object)
{
    return object.dump(-1, ' ', true, json::error_handler_t::replace) + "\n";
}

std::optional<std::string> textMember(const json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().size() > longestText) {
        return std::nullopt;
    }
    return found->get<std::string>();
}

const json* listMember(const json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() && found->is_array() && found->size() <= mostItems ? &*found : nullptr;
}

std::optional<Bytes> bytesMember(const json& object, const char* name)
{
    const auto text = textMember(object, name);
    auto bytes = text ? fromHex(*text) : Result<Bytes>(garbage(name));
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

Result<json> parse(std::string_view line)
{
    if (line.size() > longestLine) {
        return garbage("the line is too long");
    }
    auto parsed = json::parse(line, nullptr, false);
    if (!parsed.is_object()) {
        return garbage("not a JSON object");
    }
    return parsed;
}

} // namespace

std::string writeTokens(const std::vector<TokenView>& tokens)
{
    json list = json::array();
    for (const TokenView& token : tokens) {
        json certificates = json::array();
        for (const TokenCertificate& one : token.certificates) {
            certificates.push_back({{"id", one.id}, {"der", toHex(one.der)}});
        }
        list.push_back({{"name", token.name}, {"certificates", certificates}});
    }
    return dump({{"tokens", list}});
}

std::string writeAnswer(const TokenAnswer& answer)
{
    return dump({{"signature", toHex(answer.signature)}, {"refusal", answer.refusal}, {"triesLeft", answer.triesLeft}});
}

Result<std::vector<TokenView>> readTokens(std::string_view line)
{
    const json parsed = TRY(parse(line));
    const json* list = listMember(parsed, "tokens");
    if (list == nullptr) {
        return garbage("there is no list of tokens");
    }
    std::vector<TokenView> out;
    for (const json& item : *list) {
        const auto name = textMember(item, "name");
        const json* certificates = listMember(item, "certificates");
        if (!name || certificates == nullptr) {
            return garbage("a token is incomplete");
        }
        TokenView token{*name, {}};
        for (const json& one : *certificates) {
            const auto id = bytesMember(one, "id");
            auto der = bytesMember(one, "der");
            if (!id || !der) {
                return garbage("a certificate is incomplete");
            }
            token.certificates.push_back({toHex(*id), std::move(*der)});
        }
        out.push_back(std::move(token));
    }
    return out;
}

Result<TokenAnswer> readAnswer(std::string_view line)
{
    const json parsed = TRY(parse(line));
    const auto signature = bytesMember(parsed, "signature");
    const auto refusal = textMember(parsed, "refusal");
    const auto tries = parsed.find("triesLeft");
    if (!signature || !refusal || tries == parsed.end() || !tries->is_number_integer() || *tries < -1 ||
        *tries > mostTries || signature->empty() == refusal->empty()) {
        return garbage("the answer is incomplete");
    }
    const bool isWord = refusal->size() < 32 && std::all_of(refusal->begin(), refusal->end(),
                                                            [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    if (!isWord) {
        return garbage("the refusal is no word");
    }
    return TokenAnswer{*signature, *refusal, tries->get<int>()};
}

} // namespace pishkhan::card
