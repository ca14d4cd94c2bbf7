// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/bridge_messages.h"

#include <nlohmann/json.hpp>

#include "drivers/payment/station_key.h"
#include "terminal/domain/card_mask.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::payment::bridge {
namespace {

using Json = nlohmann::json;

std::string dump(const Json& object)
{
    return object.dump(-1, ' ', true, Json::error_handler_t::replace);
}

/// Reads members; the first one of a wrong type makes the whole answer wrong.
class Reader {
public:
    explicit Reader(const Json& object) : m_object(object) {}

    std::string text(const char* name)
    {
        const std::string whole = plain(name);
        std::string masked = domain::maskTyped(whole);
        m_clear = m_clear || masked != domain::foldDigits(whole);
        return masked;
    }
    std::string key(const char* name) { return stationKey(plain(name)); }
    std::int64_t number(const char* name)
    {
        const auto found = m_object.find(name);
        if (found == m_object.end() || found->is_null()) {
            return 0;
        }
        m_good = m_good && found->is_number_integer();
        return found->is_number_integer() ? found->get<std::int64_t>() : 0;
    }
    bool isGood() const { return m_good; }
    bool sawClearCard() const { return m_clear; }

private:
    std::string plain(const char* name)
    {
        constexpr std::size_t longest = 400;
        const auto found = m_object.find(name);
        if (found == m_object.end() || found->is_null()) {
            return {};
        }
        if (!found->is_string() || found->get_ref<const std::string&>().size() > longest) {
            m_good = false;
            return {};
        }
        return found->get<std::string>();
    }

    const Json& m_object;
    bool m_good = true, m_clear = false;
};

} // namespace

std::string composePayment(const domain::payment::PaymentRequest& request)
{
    Json object{{"key", request.key}, {"amount", request.amount.count()}, {"currency", "IRR"}};
    if (!request.depositId.empty()) {
        object["depositId"] = request.depositId;
    }
    if (!request.billId.empty()) {
        object["billId"] = request.billId;
        object["payId"] = request.payId;
    }
    for (const domain::payment::PaymentPart& part : request.parts) {
        object["parts"].push_back(
            {{"payee", part.payee}, {"depositId", part.depositId}, {"amount", part.amount.count()}});
    }
    return dump(object);
}

std::string composeKey(std::string_view key)
{
    return dump(Json{{"key", std::string(key)}});
}

std::string composeReturn(const domain::payment::PaymentRequest& request,
                          const domain::payment::TransactionFacts& original)
{
    return dump(Json{{"key", request.key},
                     {"amount", request.amount.count()},
                     {"currency", "IRR"},
                     {"terminalId", original.terminalId},
                     {"trace", original.trace},
                     {"receipt", original.receiptNumber}});
}

Result<Answer> parseAnswer(std::string_view json)
{
    const Json object = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!object.is_object()) {
        return makeError(ErrorKind::Protocol, "the bridge's answer is no JSON object", "bridge");
    }
    Reader read(object);
    Answer answer;
    answer.key = read.key("key");
    answer.outcome = read.text("outcome");
    answer.reason = read.text("reason");
    answer.count = read.number("count");
    answer.facts.amount = Rials(read.number("amount"));
    answer.facts.maskedPan = domain::maskCardNumber(read.text("maskedPan"));
    answer.facts.terminalId = read.text("terminalId");
    answer.facts.merchantId = read.text("merchantId");
    answer.facts.trace = read.text("trace");
    answer.facts.rrn = read.text("rrn");
    answer.facts.approvalCode = read.text("approval");
    answer.facts.receiptNumber = read.text("receipt");
    answer.facts.localTime = read.text("localTime");
    answer.facts.resultCode = read.text("code");
    answer.facts.text = read.text("text");
    answer.clearPan = read.sawClearCard();
    if (!read.isGood()) {
        return makeError(ErrorKind::Protocol, "a member of the bridge's answer has a wrong type", "bridge");
    }
    return answer;
}

} // namespace pishkhan::payment::bridge
