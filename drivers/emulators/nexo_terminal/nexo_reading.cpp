// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "drivers/emulators/nexo_terminal/nexo_messages.h"

namespace pishkhan::emulators::nexo {
namespace {

using Json = nlohmann::json;

std::string textAt(const Json& from, std::initializer_list<const char*> path)
{
    const Json* here = &from;
    for (const char* const step : path) {
        if (!here->is_object() || !here->contains(step)) {
            return {};
        }
        here = &(*here)[step];
    }
    return here->is_string() ? here->get<std::string>() : here->is_number() ? here->dump() : std::string();
}

std::optional<Request> readJson(const std::string& body)
{
    const Json whole = Json::parse(body, nullptr, false);
    if (!whole.is_object() || !whole.contains("SaleToPOIRequest")) {
        return std::nullopt;
    }
    const Json& message = whole["SaleToPOIRequest"];
    Request out;
    out.category = textAt(message, {"MessageHeader", "MessageCategory"});
    out.serviceId = textAt(message, {"MessageHeader", "ServiceID"});
    out.saleId = textAt(message, {"MessageHeader", "SaleID"});
    out.poiId = textAt(message, {"MessageHeader", "POIID"});
    const std::string about = out.category + "Request";
    const Json inner = message.is_object() && message.contains(about) ? message[about] : Json();
    out.key = textAt(inner, {"SaleData", "SaleTransactionID", "TransactionID"});
    out.currency = textAt(inner, {"PaymentTransaction", "AmountsReq", "Currency"});
    out.amount =
        std::strtoll(textAt(inner, {"PaymentTransaction", "AmountsReq", "RequestedAmount"}).c_str(), nullptr, 10);
    out.paymentType = textAt(inner, {"PaymentData", "PaymentType"});
    out.hasReference = inner.is_object() && inner.contains("MessageReference");
    out.aboutCategory = textAt(inner, {"MessageReference", "MessageCategory"});
    out.aboutService = textAt(inner, {"MessageReference", "ServiceID"});
    out.aboutSale = textAt(inner, {"MessageReference", "SaleID"});
    out.originalId = textAt(inner, {"OriginalPOITransaction", "POITransactionID", "TransactionID"});
    out.originalTime = textAt(inner, {"OriginalPOITransaction", "POITransactionID", "TimeStamp"});
    return out;
}

std::optional<Request> readXml(const std::string& body)
{
    pugi::xml_document document;
    if (!document.load_buffer(body.data(), body.size())) {
        return std::nullopt;
    }
    const pugi::xml_node message = document.child("SaleToPOIRequest");
    const pugi::xml_node header = message.child("MessageHeader");
    if (!header) {
        return std::nullopt;
    }
    Request out;
    out.category = header.attribute("MessageCategory").value();
    out.serviceId = header.attribute("ServiceID").value();
    out.saleId = header.attribute("SaleID").value();
    out.poiId = header.attribute("POIID").value();
    const pugi::xml_node inner = message.child((out.category + "Request").c_str());
    const pugi::xml_node amounts = inner.child("PaymentTransaction").child("AmountsReq");
    out.key = inner.child("SaleData").child("SaleTransactionID").attribute("TransactionID").value();
    out.currency = amounts.attribute("Currency").value();
    out.amount = std::strtoll(amounts.attribute("RequestedAmount").value(), nullptr, 10);
    out.paymentType = inner.child("PaymentData").attribute("PaymentType").value();
    const pugi::xml_node about = inner.child("MessageReference");
    out.hasReference = !about.empty();
    out.aboutCategory = about.attribute("MessageCategory").value();
    out.aboutService = about.attribute("ServiceID").value();
    out.aboutSale = about.attribute("SaleID").value();
    const pugi::xml_node original = inner.child("OriginalPOITransaction").child("POITransactionID");
    out.originalId = original.attribute("TransactionID").value();
    out.originalTime = original.attribute("TimeStamp").value();
    return out;
}

/// Books are lines of words.
bool isWord(const std::string& text)
{
    constexpr std::size_t longest = 40;
    return !text.empty() && text.size() <= longest && text.find_first_of(" \t\r\n") == std::string::npos;
}

} // namespace

std::optional<Request> readRequest(Dialect dialect, const std::string& body)
{
    auto out = dialect == Dialect::Xml ? readXml(body) : readJson(body);
    const bool good = out && isWord(out->category) && isWord(out->serviceId) && isWord(out->saleId) &&
                      isWord(out->poiId) && (out->key.empty() || isWord(out->key));
    return good ? out : std::nullopt;
}

} // namespace pishkhan::emulators::nexo
