// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/nexo_messages.h"

#include <algorithm>
#include <charconv>

namespace pishkhan::payment::nexo {
namespace {

constexpr const char* currency = "IRR";

Tree header(Dialect dialect, const Head& head)
{
    return group("MessageHeader", {attribute("ProtocolVersion", dialect == Dialect::Xml ? "3.1" : "3.0"),
                                   attribute("MessageClass", "Service"), attribute("MessageCategory", head.category),
                                   attribute("MessageType", "Request"), attribute("ServiceID", head.serviceId),
                                   attribute("SaleID", head.saleId), attribute("POIID", head.poiId)});
}

Tree request(Dialect dialect, const Head& head, Tree body)
{
    return group("SaleToPOIRequest", {header(dialect, head), std::move(body)});
}

Tree reference(const Head& about)
{
    return group("MessageReference",
                 {attribute("MessageCategory", about.category), attribute("ServiceID", about.serviceId),
                  attribute("SaleID", about.saleId), attribute("POIID", about.poiId)});
}

Tree saleData(const std::string& key, Instant now)
{
    return group("SaleData", {group("SaleTransactionID",
                                    {attribute("TransactionID", key), attribute("TimeStamp", toRfc3339(now))})});
}

} // namespace

std::string serviceIdOf(std::string_view key)
{
    constexpr std::string_view letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const std::size_t dash = key.find('-');
    std::uint64_t count = 0;
    if (dash != std::string_view::npos) {
        std::from_chars(key.data() + dash + 1, key.data() + key.size(), count);
    }
    std::string out(10, '0');
    out[0] = 'P';
    for (std::size_t at = out.size(); at-- > 1 && count != 0; count /= letters.size()) {
        out[at] = letters[count % letters.size()];
    }
    return out;
}

std::string saleIdOf(std::string_view key)
{
    return std::string(key.substr(0, key.find('-')));
}

Tree composeLogin(Dialect dialect, const Head& head, Instant now)
{
    // "PrinterReceipt" alone: the terminal asks nothing of us, it only answers.
    return request(dialect, head,
                   group("LoginRequest", {attribute("OperatorLanguage", "fa"), element("DateTime", toRfc3339(now)),
                                          group("SaleSoftware", {attribute("ManufacturerID", "Pishkhan"),
                                                                 attribute("ProviderIdentification", "Pishkhan"),
                                                                 attribute("ApplicationName", "Pishkhan"),
                                                                 attribute("SoftwareVersion", PISHKHAN_VERSION)}),
                                          group("SaleTerminalData", {attribute("TerminalEnvironment", "Attended"),
                                                                     element("SaleCapabilities", "PrinterReceipt")})}));
}

Tree composeDiagnosis(Dialect dialect, const Head& head)
{
    return request(dialect, head, group("DiagnosisRequest", {flag("HostDiagnosisFlag", false)}));
}

Tree composePayment(Dialect dialect, const Head& head, const domain::payment::PaymentRequest& wanted, Purpose purpose,
                    Instant now)
{
    return request(
        dialect, head,
        group("PaymentRequest",
              {saleData(wanted.key, now),
               group("PaymentTransaction", {group("AmountsReq", {attribute("Currency", currency),
                                                                 number("RequestedAmount", wanted.amount.count())})}),
               group("PaymentData", {attribute("PaymentType", purpose == Purpose::Refund ? "Refund" : "Normal")})}));
}

Tree composeStatus(Dialect dialect, const Head& head, const Head* about)
{
    std::vector<Tree> parts;
    if (dialect == Dialect::Json) {
        parts.push_back(flag("ReceiptReprintFlag", false));
    }
    if (about != nullptr) {
        parts.push_back(reference(*about));
    }
    return request(dialect, head, group("TransactionStatusRequest", std::move(parts)));
}

Tree composeAbort(Dialect dialect, const Head& head, const Head& about)
{
    return request(dialect, head, group("AbortRequest", {reference(about), element("AbortReason", "Operator cancel")}));
}

Tree composeReversal(Dialect dialect, const Head& head, const domain::payment::TransactionFacts& original)
{
    return request(
        dialect, head,
        group("ReversalRequest", {attribute("ReversalReason", "MerchantCancel"),
                                  group("OriginalPOITransaction",
                                        {attribute("SaleID", head.saleId), attribute("POIID", head.poiId),
                                         group("POITransactionID", {attribute("TransactionID", original.trace),
                                                                    attribute("TimeStamp", original.localTime)})})}));
}

Tree composeTotals(Dialect dialect, const Head& head)
{
    return request(dialect, head, group("GetTotalsRequest", {}));
}

} // namespace pishkhan::payment::nexo
