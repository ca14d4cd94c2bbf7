// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "drivers/payment/nexo_messages.h"
#include "drivers/payment/station_key.h"
#include "terminal/base/bytes.h"
#include "terminal/base/utf8.h"
#include "terminal/domain/card_mask.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::payment::nexo {
namespace {

constexpr std::size_t longestText = 400;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads texts of one answer; whole card numbers do not pass.
class Reader {
public:
    explicit Reader(Answer& answer) : m_answer(answer) {}

    std::string text(std::string_view whole)
    {
        if (whole.size() > longestText || !isUtf8(whole)) {
            return {};
        }
        std::string masked = domain::maskTyped(whole);
        m_answer.clearPan = m_answer.clearPan || masked != domain::foldDigits(whole);
        return masked;
    }

    /// A transaction's number is sent back letter by letter when the money goes back: it is kept as it is unless the whole of it could be a
    /// card's number.
    std::string reference(std::string_view whole)
    {
        const bool plain = whole.size() <= 64 && std::all_of(whole.begin(), whole.end(), [](char c) {
                               return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' ||
                                      c == ':' || c == '-' || c == '+' || c == '_';
                           });
        if (!plain) {
            return text(whole.size() <= 64 ? whole : std::string_view());
        }
        const bool lettered = std::any_of(whole.begin(), whole.end(), [](char c) { return !isDigit(c) && c != '-'; });
        return lettered && domain::maskText(whole) == whole ? std::string(whole) : text(whole);
    }

private:
    Answer& m_answer;
};

Head readHead(const Tree& header)
{
    const auto plain = [&](std::string_view name) {
        const std::string_view text = header.value(name);
        return text.size() <= 64 && isUtf8(text) ? domain::maskTyped(text) : std::string();
    };
    return {plain("MessageCategory"), plain("ServiceID"), plain("SaleID"), plain("POIID")};
}

/// XML says MaskedPAN, JSON MaskedPan.
std::string_view panOf(const Tree& card)
{
    const std::string_view xml = card.value("MaskedPAN");
    return xml.empty() ? card.value("MaskedPan") : xml;
}

void readResult(const Tree& body, Reader& read, Answer& out)
{
    const Tree& result = body.at({"PaymentResult"});
    const Tree& amounts = result.at({"AmountsResp"});
    out.currency = read.text(amounts.value("Currency"));
    out.amount = readAmount(amounts.value("AuthorizedAmount"));
    if (body.name == "ReversalResponse" && !out.amount) {
        out.amount = readAmount(body.value("ReversedAmount"));
    }
    out.facts.amount = out.amount.value_or(Rials(0));
    const Tree& acquirer = result.at({"PaymentAcquirerData"});
    out.facts.merchantId = read.text(acquirer.value("MerchantID"));
    out.facts.terminalId = read.text(acquirer.value("AcquirerPOIID"));
    out.facts.approvalCode = read.text(acquirer.value("ApprovalCode"));
    out.facts.rrn = read.reference(acquirer.at({"AcquirerTransactionID"}).value("TransactionID"));
    std::string pan = read.text(panOf(result.at({"PaymentInstrumentData", "CardData"})));
    pan.erase(std::remove(pan.begin(), pan.end(), ' '), pan.end()); // some write it in groups
    out.facts.maskedPan = domain::maskCardNumber(pan);
}

/// Payments less what was given back; the terminal's words for the two directions are of both editions.
void readTotals(const Tree& body, Answer& out)
{
    std::int64_t sum = 0;
    for (const Tree& totals : body.parts) {
        for (const Tree& row : totals.parts) {
            const std::string_view kind =
                row.find("TransactionType") != nullptr ? row.value("TransactionType") : row.value("Transaction");
            const auto amount = readAmount(row.value("TransactionAmount"));
            const auto count = readAmount(row.value("TransactionCount"));
            const bool in = kind == "Debit" || kind == "ReverseCredit";
            const bool back = kind == "Credit" || kind == "ReverseDebit";
            if (totals.name != "TransactionTotals" || row.name != "PaymentTotals" || !amount || !count ||
                !(in || back)) {
                continue;
            }
            sum += in ? amount->count() : -amount->count();
            out.count += kind == "Debit" ? count->count() : 0;
        }
    }
    out.facts.amount = Rials(sum);
}

/// The words on a slip: as they are, or base64 of a JSON object, which is for printing and tells us nothing new.
std::string_view customerText(const Tree& body)
{
    for (const Tree& part : body.parts) {
        if (part.name == "PaymentReceipt" && part.value("DocumentQualifier") == "CustomerReceipt") {
            const std::string_view text = part.at({"OutputContent"}).value("OutputText");
            const bool coded = std::all_of(text.begin(), text.end(), [](char c) {
                return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' || c == '/' ||
                       c == '=';
            });
            return coded ? std::string_view() : text;
        }
    }
    return {};
}

/// The body of one answer: whatever part is named …Response.
const Tree* bodyOf(const Tree& around)
{
    for (const Tree& part : around.parts) {
        if (part.name.ends_with("Response") && part.name != "RepeatedMessageResponse") {
            return &part;
        }
    }
    return nullptr;
}

void readBody(const Tree& body, Answer& out)
{
    Reader read(out);
    const Tree& response = body.at({"Response"});
    out.result = read.text(response.value("Result"));
    out.condition = read.text(response.value("ErrorCondition"));
    readResult(body, read, out);
    out.facts.resultCode = out.condition;
    const std::string_view words = response.value("AdditionalResponse");
    out.facts.text = read.text(words.empty() ? customerText(body) : words);
    const Tree& poi = body.at({"POIData", "POITransactionID"});
    out.facts.trace = read.reference(poi.value("TransactionID"));
    out.facts.localTime = read.reference(poi.value("TimeStamp"));
    out.key = stationKey(body.at({"SaleData", "SaleTransactionID"}).value("TransactionID"));
    out.globalStatus = read.text(body.at({"POIStatus"}).value("GlobalStatus"));
    if (body.name == "GetTotalsResponse") {
        readTotals(body, out);
    }
}

/// The answer inside a TransactionStatusResponse: JSON puts its body into one more part.
std::unique_ptr<Answer> readRepeated(const Tree& repeated)
{
    auto out = std::make_unique<Answer>();
    out->head = readHead(repeated.at({"MessageHeader"}));
    const Tree* const wrapped = repeated.find("RepeatedResponseMessageBody");
    if (const Tree* const body = bodyOf(wrapped != nullptr ? *wrapped : repeated); body != nullptr) {
        readBody(*body, *out);
    }
    return out;
}

} // namespace

std::optional<Rials> readAmount(std::string_view text)
{
    constexpr std::int64_t most = 999'999'999'999;
    const std::string_view whole = text.substr(0, text.find('.'));
    const std::string_view rest = whole.size() < text.size() ? text.substr(whole.size() + 1) : std::string_view("0");
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), count);
    const bool good = error == std::errc() && end == whole.data() + whole.size() && !whole.empty() && !rest.empty() &&
                      rest.size() <= 4 && std::all_of(rest.begin(), rest.end(), [](char c) { return c == '0'; });
    return good && count >= 0 && count <= most ? std::optional(Rials(count)) : std::nullopt;
}

Result<Answer> readAnswer(const Tree& message)
{
    const Tree* const header = message.find("MessageHeader");
    if (header == nullptr || (message.name != "SaleToPOIResponse" && message.name != "SaleToPOIRequest")) {
        return makeError(ErrorKind::Protocol, "no message of nexo", "nexo");
    }
    Answer out;
    out.head = readHead(*header);
    if (message.name == "SaleToPOIRequest" || out.head.category == "Event") {
        const Tree& event = message.at({"EventNotification"});
        out.isEvent = true;
        out.isReject = event.value("EventToNotify") == "Reject";
        out.rejected = event.value("RejectedMessage");
        if (const auto decoded = fromBase64(out.rejected); decoded) {
            out.rejected = text(*decoded);
        }
        return out;
    }
    const Tree* const body = bodyOf(message);
    if (body == nullptr || header->value("MessageType") != "Response") {
        return makeError(ErrorKind::Protocol, "an answer without a body", "nexo");
    }
    readBody(*body, out);
    if (const Tree* const repeated = body->find("RepeatedMessageResponse"); repeated != nullptr) {
        out.repeated = readRepeated(*repeated);
        out.clearPan = out.clearPan || out.repeated->clearPan;
    }
    return out;
}

} // namespace pishkhan::payment::nexo
