// SPDX-License-Identifier: GPL-3.0-or-later
/// The card terminal of an office's day: it answers each step of a payment and of a return, from its own books.
#include "tests/terminal/app/office_day.h"

namespace pishkhan::test {

namespace command = domain::counter::command;
namespace payment = domain::payment;

namespace {

payment::TransactionFacts factsOf(std::int64_t rials, std::size_t number)
{
    payment::TransactionFacts facts;
    facts.amount = Rials(rials);
    facts.maskedPan = "999999******0014";
    facts.trace = std::to_string(100000 + number);
    facts.rrn = std::to_string(880000000000 + static_cast<std::int64_t>(number));
    facts.terminalId = "21009268";
    facts.resultCode = "00";
    return facts;
}

} // namespace

std::int64_t OutsideWorld::sum() const
{
    std::int64_t out = 0;
    for (const auto& [key, amount] : charged) {
        out += amount;
    }
    return out;
}

Status OfficeDay::paymentStep(const std::string& caseId, const payment::Effect& step)
{
    const auto reply = [this, &caseId](payment::Command answer) {
        return ask(command::ContinuePayment{caseId, std::move(answer)});
    };
    if (std::holds_alternative<payment::effect::TakeBaseline>(step)) {
        return reply(payment::command::BaselineRead{});
    }
    if (const auto* send = std::get_if<payment::effect::Send>(&step)) {
        const std::int64_t rials = send->request.amount.count();
        if (m_mood == Mood::Declines) {
            return reply(payment::command::PayAnswered{{payment::PaymentOutcome::NotPaid, {}, "declined"}});
        }
        m_world.charged[send->request.key] = rials;
        m_world.whenCharged(send->request.key, rials);
        const payment::TransactionFacts facts = factsOf(rials, m_world.charged.size());
        if (m_mood == Mood::Silent) {
            return reply(payment::command::PayAnswered{{payment::PaymentOutcome::Unknown, {}, "timeout"}});
        }
        TRY(reply(payment::command::ApprovalReceived{facts}));
        return reply(payment::command::PayAnswered{{payment::PaymentOutcome::Approved, facts, ""}});
    }
    const auto* query = std::get_if<payment::effect::Query>(&step);
    if (query == nullptr) {
        return {}; // ConfirmStored: the terminal needs no answer of ours
    }
    const auto booked = m_world.charged.find(query->request.key);
    if (m_mood == Mood::Silent) {
        return reply(payment::command::QueryAnswered{{payment::QueryVerdict::NeedsOperator, {}, "other-transaction"}});
    }
    if (booked == m_world.charged.end()) {
        return reply(payment::command::QueryAnswered{{payment::QueryVerdict::NotPaid, {}, "not-found"}});
    }
    const auto facts = factsOf(booked->second, m_world.charged.size());
    return reply(payment::command::QueryAnswered{{payment::QueryVerdict::Approved, facts, ""}});
}

/// A return is a charge of less than nothing in the terminal's books; asked what became of one, it looks there.
Status OfficeDay::returnStep(const std::string& caseId, const payment::back::Effect& step)
{
    namespace back = payment::back;
    const auto reply = [this, &caseId](back::Command answer) {
        return ask(command::ContinueReturn{caseId, std::move(answer)});
    };
    if (const auto* send = std::get_if<back::effect::Send>(&step)) {
        const std::int64_t rials = send->request.amount.count();
        m_world.charged[send->request.key] = -rials;
        m_world.whenCharged(send->request.key, -rials);
        return reply(
            back::command::Answered{{payment::PaymentOutcome::Approved, factsOf(rials, m_world.charged.size()), ""}});
    }
    const auto* query = std::get_if<back::effect::Query>(&step);
    if (query == nullptr) {
        return reply(back::command::BaselineRead{});
    }
    const bool booked = m_world.charged.count(query->request.key) > 0;
    const payment::QueryVerdict verdict = booked ? payment::QueryVerdict::Approved : payment::QueryVerdict::NotPaid;
    return reply(back::command::QueryAnswered{
        {verdict, booked ? factsOf(query->request.amount.count(), m_world.charged.size()) : payment::TransactionFacts{},
         ""}});
}

} // namespace pishkhan::test
