// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/bridge_service/emulated_bridge.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <nlohmann/json.hpp>

namespace pishkhan::emulators::bridge {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* card = "999000******1234";
constexpr const char* clearCard = "9990008574639213";
constexpr const char* terminal = "99900004";

/// Books are lines of words.
std::string wordIn(const Json& object, const char* name)
{
    constexpr std::size_t longest = 60;
    const auto found = object.find(name);
    const std::string text = found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    const bool good = text.size() <= longest && text.find_first_of(" \t\r\n") == std::string::npos;
    return good ? text : std::string();
}

std::int64_t numberIn(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::string orDash(const std::string& text)
{
    return text.empty() ? "-" : text;
}

} // namespace

std::optional<Asked> readAsked(const std::string& body)
{
    const Json object = Json::parse(body, nullptr, false);
    if (!object.is_object()) {
        return std::nullopt;
    }
    Asked out;
    out.key = wordIn(object, "key");
    out.amount = numberIn(object, "amount");
    out.terminalId = wordIn(object, "terminalId");
    out.trace = wordIn(object, "trace");
    out.receipt = wordIn(object, "receipt");
    const auto parts = object.find("parts");
    std::int64_t sum = 0;
    for (const Json& part : parts != object.end() && parts->is_array() ? *parts : Json::array()) {
        if (!part.is_object() || numberIn(part, "amount") <= 0 || numberIn(part, "amount") > out.amount) {
            out.amount = -1;
            return out;
        }
        BookLine line;
        line.amount = numberIn(part, "amount");
        line.payee = orDash(wordIn(part, "payee"));
        line.depositId = orDash(wordIn(part, "depositId"));
        sum += line.amount;
        out.parts.push_back(std::move(line));
    }
    out.amount = out.parts.empty() || sum == out.amount ? out.amount : -1;
    return out;
}

EmulatedBridge::EmulatedBridge(Books& books, Faults& faults) : m_books(books), m_faults(faults)
{
    for (const BookLine& line : books.lines()) {
        m_number = std::max(m_number, line.number);
    }
}

void EmulatedBridge::sellByHand(std::int64_t amount, EmulatorTime /*now*/)
{
    BookLine line;
    line.kind = BookLine::Kind::Sale;
    line.number = ++m_number;
    line.amount = amount;
    (void)m_books.add(line).has_value();
}

void EmulatedBridge::onRequest(int line, const HttpRequest& request, EmulatorTime now)
{
    constexpr std::string_view root = "/pishkhan/1/";
    const auto asked = readAsked(request.body);
    if (request.path.rfind(root, 0) != 0 || !asked) {
        reply(line, {400, "text/plain", "no question", HttpReply::Ending::Length, std::string::npos});
        return;
    }
    const std::string what = request.path.substr(root.size());
    if (what == "status") {
        const bool ready = m_faults.behaviour.isReady && !m_sale;
        sendWord(line, "", ready ? "ready" : "not-ready", ready ? "" : "busy");
    } else if (what == "totals") {
        const auto sales = std::count_if(m_books.lines().begin(), m_books.lines().end(),
                                         [](const BookLine& one) { return one.kind == BookLine::Kind::Sale; });
        send(line, Json{{"outcome", "totals"}, {"count", sales}, {"amount", m_books.money()}}.dump(), {});
    } else if (asked->key.empty()) {
        sendWord(line, "", "unknown", "no-key");
    } else if (what == "abort") {
        if (m_sale && m_sale->asked.key == asked->key && m_sale->step == Step::Card) {
            m_sale->aborted = true;
            m_sale->dueMs = now.monotonicMs;
        }
        sendWord(line, asked->key, "asked", "");
    } else if (what == "query") {
        if (m_books.find(asked->key) == nullptr) { // promise 3: barred from now on
            BookLine barred;
            barred.kind = BookLine::Kind::NotPaid;
            barred.key = asked->key;
            barred.reason = "never-seen";
            (void)m_books.add(barred).has_value();
        }
        sendOutcome(line, asked->key, {});
    } else if (what == "pay" || what == "reverse" || what == "refund") {
        start(line, *asked, what != "pay", now);
    } else {
        sendWord(line, asked->key, "unknown", "no-such-path");
    }
}

void EmulatedBridge::start(int line, const Asked& asked, bool isReturn, EmulatorTime now)
{
    if (m_books.find(asked.key) != nullptr) { // promise 2
        sendOutcome(line, asked.key, {});
        return;
    }
    Sale sale;
    sale.asked = asked;
    sale.isReturn = isReturn;
    sale.original = std::atoi(asked.trace.c_str());
    sale.station = line;
    const bool refused = asked.amount <= 0 || (!asked.parts.empty() && !m_faults.behaviour.splits);
    const bool impossible = isReturn && sale.original != 0 && m_books.isGivenBack(sale.original);
    if (m_sale || refused || impossible) {
        end(sale, BookLine::Kind::NotPaid, m_sale ? "busy" : impossible ? "already-given-back" : "parts-refused");
        sendOutcome(line, asked.key, {});
        return;
    }
    BookLine written; // promise 1: before the terminal is asked
    written.key = asked.key;
    written.amount = asked.amount;
    (void)m_books.add(written).has_value();
    sale.course = std::exchange(m_faults.next, {});
    sale.dueMs = now.monotonicMs + m_faults.behaviour.cardMs;
    m_sale = std::move(sale);
    onTime(now);
}

void EmulatedBridge::onTime(EmulatorTime now)
{
    while (m_sale && now.monotonicMs >= m_sale->dueMs) {
        if (m_sale->step == Step::Card) {
            m_sale->step = Step::Host;
            m_sale->dueMs += m_sale->aborted ? 0 : m_faults.behaviour.hostMs;
        } else if (m_sale->step == Step::Host) {
            m_sale->step = Step::Answer;
            m_sale->dueMs += m_faults.behaviour.answerMs;
            decide();
        } else {
            const Sale done = *std::exchange(m_sale, std::nullopt);
            if (!done.course.silent) {
                sendOutcome(done.station, done.asked.key, done.course);
            }
        }
    }
}

void EmulatedBridge::decide()
{
    const std::string reason = m_sale->aborted ? std::string("cancelled") : m_sale->course.declineWith;
    end(*m_sale,
        !reason.empty()    ? BookLine::Kind::NotPaid
        : m_sale->isReturn ? BookLine::Kind::Back
                           : BookLine::Kind::Sale,
        reason);
}

void EmulatedBridge::end(const Sale& sale, BookLine::Kind kind, const std::string& reason)
{
    BookLine line;
    line.kind = kind;
    line.key = sale.asked.key;
    line.reason = orDash(reason);
    line.number = kind == BookLine::Kind::Back ? sale.original : kind == BookLine::Kind::Sale ? ++m_number : 0;
    line.amount = sale.asked.amount + (kind == BookLine::Kind::Sale ? sale.course.moreThanAsked : 0);
    if (kind != BookLine::Kind::Sale || sale.asked.parts.empty()) {
        (void)m_books.add(line).has_value();
        return;
    }
    for (const BookLine& part : sale.asked.parts) {
        line.amount = part.amount;
        line.payee = part.payee;
        line.depositId = part.depositId;
        (void)m_books.add(line).has_value();
    }
}

void EmulatedBridge::onGone(int line, EmulatorTime /*now*/)
{
    if (m_sale && m_sale->station == line && m_sale->step == Step::Card && !m_faults.behaviour.finishesAlone) {
        end(*std::exchange(m_sale, std::nullopt), BookLine::Kind::NotPaid, "line-gone");
    }
}

void EmulatedBridge::sendOutcome(int line, const std::string& key, const NextPayment& course)
{
    const BookLine* const found = m_books.find(key);
    const bool running = m_sale && m_sale->asked.key == key;
    if (found == nullptr || running || found->kind == BookLine::Kind::Asked) {
        sendWord(line, key, "running", "");
        return;
    }
    Json out{{"key", course.otherKey ? "ZZ99-000000000001" : key}, {"outcome", "approved"}};
    if (found->kind == BookLine::Kind::NotPaid) {
        out["outcome"] = "not-paid";
        out["reason"] = found->reason;
    } else {
        out["amount"] = found->kind == BookLine::Kind::Sale ? m_books.moneyOf(key) : found->amount;
        out["maskedPan"] = course.clearCard ? clearCard : card;
        out["terminalId"] = terminal;
        out["trace"] = std::to_string(found->number);
        out["rrn"] = "88800" + std::to_string(1'000'000 + found->number);
        out["localTime"] = "1405/09/02 10:00";
        out["code"] = "00";
        out["text"] = course.clearCard ? "CARD 9990 0085 7463 9213" : "";
    }
    if (course.withoutKey) {
        out.erase("key");
    }
    if (!course.sayInstead.empty()) {
        out["outcome"] = course.sayInstead;
    }
    if (course.moreMembers) {
        out["vendor"] = {{"deep", {{"deeper", nullptr}}}, {"list", {1, 2.5, false}}};
    }
    send(line, out.dump(), course);
}

void EmulatedBridge::sendWord(int line, const std::string& key, const std::string& outcome, const std::string& reason)
{
    send(line, Json{{"key", key}, {"outcome", outcome}, {"reason", reason}}.dump(), {});
}

void EmulatedBridge::send(int line, const std::string& body, const NextPayment& course)
{
    HttpReply out;
    out.type = "application/json";
    out.status = course.status;
    out.body = course.status != 200 ? "<html>not here</html>" : course.empty ? "" : body;
    out.cutTo = course.cutBody;
    out.ending = course.chunks       ? HttpReply::Ending::Chunks
                 : course.untilClose ? HttpReply::Ending::Close
                                     : HttpReply::Ending::Length;
    reply(line, out);
}

} // namespace pishkhan::emulators::bridge
