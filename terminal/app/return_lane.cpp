// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/return_lane.h"

#include "terminal/base/overloaded.h"

namespace pishkhan::app {

namespace command = domain::counter::command;
namespace back = domain::payment::back;

void ReturnLane::run(const std::string& caseId, const back::Effect& step)
{
    if (m_lane.device == nullptr) { // nothing was sent; a return found in doubt waits for a person
        m_loop.executor.post([this, caseId] { answered(caseId, back::command::BaselineFailed{"no-contact"}); });
        return;
    }
    std::visit(Overloaded{
                   [&](const back::effect::TakeBaseline&) { takeBaseline(caseId); },
                   [&](const back::effect::Send& what) { send(caseId, what); },
                   [&](const back::effect::Query& what) {
                       m_loop.clock.after(what.wait, [this, caseId, what] { ask(caseId, what); });
                   },
               },
               step);
}

void ReturnLane::answered(const std::string& caseId, back::Command reply)
{
    m_activity.paymentStep.clear();
    m_loop.tell(command::ContinueReturn{caseId, std::move(reply)});
    m_loop.changed();
}

void ReturnLane::takeBaseline(const std::string& caseId)
{
    m_activity.paymentStep = "connecting";
    m_lane.worker->run([this, caseId] {
        back::Command reply;
        if (const Status ready = m_lane.device->prepare(); !ready) {
            reply = back::command::BaselineFailed{wordFor(ready.error())};
        } else if (auto baseline = m_lane.device->readBaseline(); baseline) {
            reply = back::command::BaselineRead{std::move(*baseline)};
        } else {
            reply = back::command::BaselineFailed{wordFor(baseline.error())};
        }
        const bool reached = std::holds_alternative<back::command::BaselineRead>(reply);
        m_loop.executor.post([this, caseId, reached, reply = std::move(reply)] {
            m_loop.seen("card-terminal", reached ? "ready" : "trouble", reached ? "" : "offline");
            answered(caseId, reply);
        });
    });
}

void ReturnLane::send(const std::string& caseId, const back::effect::Send& what)
{
    m_activity.paymentStep = "reversing";
    m_lane.worker->run([this, caseId, what] {
        const domain::payment::PaymentAnswer answer = what.kind == back::Kind::Refund
                                                          ? m_lane.device->refund(what.request)
                                                          : m_lane.device->reverse(what.request, what.original);
        m_loop.executor.post([this, caseId, answer] { answered(caseId, back::command::Answered{answer}); });
    });
}

void ReturnLane::ask(const std::string& caseId, const back::effect::Query& question)
{
    m_activity.paymentStep = "inquiring";
    m_loop.changed();
    m_lane.worker->run([this, caseId, question, now = m_loop.clock.now()] {
        const domain::payment::QueryAnswer answer =
            m_lane.device->queryReturn(question.kind, question.request, question.original, question.baseline, now);
        m_loop.executor.post([this, caseId, answer] { answered(caseId, back::command::QueryAnswered{answer}); });
    });
}

Status ReturnLane::query()
{
    const domain::counter::State& state = m_loop.counter.state();
    const back::State* open = domain::counter::openReturn(state);
    if (open == nullptr || !back::isInDoubt(*open)) {
        return makeError(ErrorKind::Refused, "not-this-step", "desk");
    }
    if (m_lane.device == nullptr) {
        return makeError(ErrorKind::Refused, "no-card-terminal", "desk");
    }
    if (m_activity.paymentStep.empty()) { // otherwise an inquiry is on its way
        for (const back::Effect& step : back::recover(*open)) {
            if (const auto* question = std::get_if<back::effect::Query>(&step)) {
                ask(state.returning, *question);
            }
        }
    }
    return {};
}

} // namespace pishkhan::app
