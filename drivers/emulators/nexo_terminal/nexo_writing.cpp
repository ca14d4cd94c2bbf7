// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include <nlohmann/json.hpp>

#include "drivers/emulators/nexo_terminal/nexo_messages.h"
#include "terminal/base/bytes.h"

namespace pishkhan::emulators::nexo {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* merchant = "000000012345678";
constexpr const char* terminal = "99900003";

std::string xmlText(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    }
    return out;
}

std::string xmlHeader(const Reply& reply)
{
    // As a Swedbank sample has it, an answer's header does not repeat the version.
    return "<MessageHeader MessageClass=\"Service\" MessageCategory=\"" + reply.category +
           "\" MessageType=\"Response\" ServiceID=\"" + xmlText(reply.serviceId) + "\" SaleID=\"" +
           xmlText(reply.saleId) + "\" POIID=\"" + xmlText(reply.poiId) + "\"/>";
}

std::string keyOf(const Body& body)
{
    return body.key.empty() ? body.line->key : body.key;
}

std::string xmlMoney(const std::string& category, const Body& body)
{
    const BookLine& line = *body.line;
    const std::string poi = "<POIData><POITransactionID TransactionID=\"" + poiTransaction(line.number) +
                            "\" TimeStamp=\"" + line.time + "\"/></POIData>";
    const std::string amount = std::to_string(line.amount);
    if (category == "Reversal") {
        return poi;
    }
    std::string out = "<SaleData><SaleTransactionID TransactionID=\"" + xmlText(keyOf(body)) + "\" TimeStamp=\"" +
                      line.time + "\"/></SaleData>" + poi;
    if (body.result == "Failure") {
        return out;
    }
    out += "<PaymentResult PaymentType=\"Normal\"><PaymentInstrumentData PaymentInstrumentType=\"Card\"><CardData "
           "PaymentBrand=\"Debit\" MaskedPAN=\"" +
           body.card + "\" EntryMode=\"ICC\"/></PaymentInstrumentData><AmountsResp Currency=\"" + body.currency +
           "\" AuthorizedAmount=\"" + amount + (body.moreParts ? ".00" : "") +
           "\"/><PaymentAcquirerData MerchantID=\"" + merchant + "\" AcquirerPOIID=\"" + terminal +
           "\"><ApprovalCode>971382</ApprovalCode></PaymentAcquirerData></PaymentResult>";
    out += "<PaymentReceipt DocumentQualifier=\"CustomerReceipt\"><OutputContent OutputFormat=\"Text\"><OutputText>" +
           xmlText(body.slip) + "</OutputText></OutputContent></PaymentReceipt>";
    return out;
}

std::string xmlBody(const std::string& category, const Body& body, const std::string& more)
{
    std::string out = "<" + category + "Response";
    if (category == "Reversal" && body.line && body.result == "Success") {
        out += " ReversedAmount=\"" + std::to_string(body.line->amount) + "\"";
    }
    out += "><Response Result=\"" + body.result + "\"";
    if (!body.condition.empty()) {
        out += " ErrorCondition=\"" + body.condition + "\"";
    }
    out +=
        body.words.empty() ? "/>" : "><AdditionalResponse>" + xmlText(body.words) + "</AdditionalResponse></Response>";
    if (body.line) {
        out += xmlMoney(category, body);
    }
    if (!body.globalStatus.empty()) {
        out += "<POIStatus GlobalStatus=\"" + body.globalStatus + "\" CommunicationOKFlag=\"true\"/>";
    }
    if (!body.totals.empty()) {
        out += "<TransactionTotals PaymentInstrumentType=\"Card\">";
        for (const auto& [kind, row] : body.totals) {
            out += "<PaymentTotals TransactionType=\"" + kind + "\" TransactionCount=\"" + std::to_string(row.first) +
                   "\" TransactionAmount=\"" + std::to_string(row.second) + "\"/>";
        }
        out += "</TransactionTotals>";
    }
    if (body.moreParts) {
        out += "<!-- a remark --><Vendor Mark=\"1 &lt; 2\"><Deep><Deeper>" + std::string(300, 'x') +
               "</Deeper></Deep></Vendor>";
    }
    return out + more + "</" + category + "Response>";
}

std::string xmlReply(const Reply& reply)
{
    std::string more;
    if (reply.repeats) {
        const Reply inner{reply.repeats->category,
                          reply.repeats->serviceId,
                          reply.repeats->saleId,
                          reply.poiId,
                          reply.repeated,
                          std::nullopt,
                          {}};
        more = "<RepeatedMessageResponse>" + xmlHeader(inner) + xmlBody(inner.category, inner.body, "") +
               "</RepeatedMessageResponse>";
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SaleToPOIResponse>" + xmlHeader(reply) +
           xmlBody(reply.category, reply.body, more) + "</SaleToPOIResponse>";
}

Json jsonHeader(const Reply& reply)
{
    return {{"ProtocolVersion", "3.0"},  {"MessageClass", "Service"},    {"MessageCategory", reply.category},
            {"MessageType", "Response"}, {"ServiceID", reply.serviceId}, {"SaleID", reply.saleId},
            {"POIID", reply.poiId}};
}

Json jsonMoney(const std::string& category, const Body& body)
{
    const BookLine& line = *body.line;
    Json out = {{"POIData",
                 {{"POITransactionID", {{"TransactionID", poiTransaction(line.number)}, {"TimeStamp", line.time}}}}}};
    if (category == "Reversal") {
        return out;
    }
    out["SaleData"] = {{"SaleTransactionID", {{"TransactionID", keyOf(body)}, {"TimeStamp", line.time}}}};
    if (body.result == "Failure") {
        return out;
    }
    Json amounts = {{"Currency", body.currency}};
    amounts["AuthorizedAmount"] = body.moreParts ? Json(static_cast<double>(line.amount)) : Json(line.amount);
    out["PaymentResult"] = {
        {"OnlineFlag", true},
        {"AmountsResp", amounts},
        {"PaymentAcquirerData", {{"MerchantID", merchant}, {"AcquirerPOIID", terminal}, {"ApprovalCode", "971382"}}},
        {"PaymentInstrumentData",
         {{"PaymentInstrumentType", "Card"},
          {"CardData", {{"PaymentBrand", "debit"}, {"MaskedPan", body.card}, {"EntryMode", Json::array({"ICC"})}}}}}};
    const Json content = {{"OutputFormat", "Text"}, {"OutputText", Json::array({{{"Text", body.slip}}})}};
    out["PaymentReceipt"] = Json::array({{{"DocumentQualifier", "CustomerReceipt"}, {"OutputContent", content}}});
    return out;
}

Json jsonBody(const std::string& category, const Body& body)
{
    Json out = body.line ? jsonMoney(category, body) : Json::object();
    out["Response"] = {{"Result", body.result}};
    if (!body.condition.empty()) {
        out["Response"]["ErrorCondition"] = body.condition;
    }
    if (!body.words.empty()) {
        out["Response"]["AdditionalResponse"] = body.words;
    }
    if (!body.globalStatus.empty()) {
        out["POIStatus"] = {{"GlobalStatus", body.globalStatus}, {"CommunicationOKFlag", true}};
    }
    Json rows = Json::array();
    for (const auto& [kind, row] : body.totals) {
        rows.push_back({{"TransactionType", kind}, {"TransactionCount", row.first}, {"TransactionAmount", row.second}});
    }
    if (!rows.empty()) {
        out["TransactionTotals"] = Json::array({{{"PaymentInstrumentType", "Card"}, {"PaymentTotals", rows}}});
    }
    if (body.moreParts) {
        out["Vendor"] = {{"Mark", nullptr}, {"Deep", {{"Deeper", std::string(300, 'x')}}}, {"List", {1, 2.5, false}}};
    }
    return out;
}

std::string jsonReply(const Reply& reply)
{
    Json body = jsonBody(reply.category, reply.body);
    if (reply.repeats) {
        const Reply inner{reply.repeats->category,
                          reply.repeats->serviceId,
                          reply.repeats->saleId,
                          reply.poiId,
                          reply.repeated,
                          std::nullopt,
                          {}};
        body["RepeatedMessageResponse"] = {
            {"MessageHeader", jsonHeader(inner)},
            {"RepeatedResponseMessageBody", {{inner.category + "Response", jsonBody(inner.category, inner.body)}}}};
    }
    return Json{{"SaleToPOIResponse", {{"MessageHeader", jsonHeader(reply)}, {reply.category + "Response", body}}}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string writeReply(Dialect dialect, const Reply& reply)
{
    return dialect == Dialect::Xml ? xmlReply(reply) : jsonReply(reply);
}

std::string writeEvent(Dialect dialect, const Request& request, const std::string& rejected)
{
    const char* const what = rejected.empty() ? "Shutdown" : "Reject";
    const std::string time = "2026-11-22T07:54:22Z";
    if (dialect == Dialect::Xml) {
        const std::string more =
            rejected.empty() ? "" : "<RejectedMessage>" + toBase64(view(rejected)) + "</RejectedMessage>";
        return "<SaleToPOIRequest><MessageHeader MessageClass=\"Event\" MessageCategory=\"Event\" "
               "MessageType=\"Notification\" SaleID=\"" +
               xmlText(request.saleId) + "\" POIID=\"" + xmlText(request.poiId) +
               "\"/><EventNotification EventToNotify=\"" + what + "\" TimeStamp=\"" + time + "\">" + more +
               "</EventNotification></SaleToPOIRequest>";
    }
    Json event = {{"EventToNotify", what}, {"TimeStamp", time}};
    if (!rejected.empty()) {
        event["RejectedMessage"] = toBase64(view(rejected));
    }
    const Json header = {{"MessageClass", "Event"},
                         {"MessageCategory", "Event"},
                         {"MessageType", "Notification"},
                         {"SaleID", request.saleId},
                         {"POIID", request.poiId}};
    return Json{{"SaleToPOIRequest", {{"MessageHeader", header}, {"EventNotification", event}}}}.dump();
}

std::string poiTransaction(int number)
{
    char digits[16];
    std::snprintf(digits, sizeof digits, "99%08d", number % 100'000'000);
    return digits;
}

} // namespace pishkhan::emulators::nexo
