// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/payment_lane.h"

#include "terminal/base/overloaded.h"
#include "terminal/domain/payment/core.h"

namespace pishkhan::app {

namespace command = domain::counter::command;
namespace pay = domain::payment;

namespace {

/// One yes or no from the owner thread. Dropped without an answer (the program ends) it reads no.
class Answer {
public:
    enum Value { Open, No, Yes };
    bool wait() const
    {
        m_value.wait(Open);
        return m_value == Yes;
    }
    void give(Value value)
    {
        int open = Open;
        if (m_value.compare_exchange_strong(open, value)) {
            m_value.notify_all();
        }
    }

private:
    std::atomic<int> m_value{Open};
};

/// Gives no when the task that carried it is destroyed unrun.
struct Carrier {
    std::shared_ptr<Answer> answer;
    explicit Carrier(std::shared_ptr<Answer> carried) : answer(std::move(carried)) {}
    Carrier(const Carrier&) = delete;
    Carrier& operator=(const Carrier&) = delete;
    ~Carrier() { answer->give(Answer::No); }
};

/// Why no payment was begun: another counter's turn at this terminal, or the terminal's own word of why not (F29, F31, F35).
std::string wordOfBeginning(const Error& error)
{
    const bool told = error.source == "zvt" && (error.kind == ErrorKind::Refused || error.kind == ErrorKind::Busy);
    const bool turn = error.source == "terminal-lease" && error.kind == ErrorKind::Busy;
    return told || turn ? error.what : wordFor(error);
}

class Watcher final : public ports::PaymentWatcher {
public:
    Watcher(const Loop& loop, Activity& activity, std::string caseId, std::shared_ptr<PaymentLane::Flags> flags)
        : m_loop(loop), m_activity(activity), m_caseId(std::move(caseId)), m_flags(std::move(flags))
    {
    }

    void progress(const std::string& step) override
    {
        if (step == "unmasked-card") { // nothing of it was kept; somebody must set the terminal right (F33)
            m_loop.executor.post([&loop = m_loop] { loop.seen("card-terminal", "trouble", "unmasked-card"); });
            return;
        }
        m_loop.executor.post([&loop = m_loop, &activity = m_activity, step] {
            activity.paymentStep = step;
            loop.changed();
        });
    }

    bool storeApproval(const pay::TransactionFacts& facts) override
    {
        const auto answer = std::make_shared<Answer>();
        const auto carrier = std::make_shared<Carrier>(answer);
        m_loop.executor.post([&loop = m_loop, caseId = m_caseId, facts, carrier] {
            const Status stored =
                loop.counter.handle(command::ContinuePayment{caseId, pay::command::ApprovalReceived{facts}});
            carrier->answer->give(stored ? Answer::Yes : Answer::No);
            if (!stored) {
                loop.trouble(stored.error());
            }
        });
        return waitFor(*answer);
    }

    bool cancelRequested() override { return m_flags->cancel; }

private:
    bool waitFor(const Answer& answer) const { return !m_flags->down && answer.wait(); }

    const Loop& m_loop;
    Activity& m_activity;
    std::string m_caseId;
    std::shared_ptr<PaymentLane::Flags> m_flags;
};

} // namespace

void PaymentLane::run(const std::string& caseId, const pay::Effect& step)
{
    if (m_lane.device == nullptr) {
        m_loop.executor.post([this, caseId] { answered(caseId, pay::command::BaselineFailed{"no-contact"}); });
        return;
    }
    std::visit(Overloaded{
                   [&](const pay::effect::TakeBaseline&) { takeBaseline(caseId); },
                   [&](const pay::effect::Send& what) { send(caseId, what.request); },
                   [&](const pay::effect::ConfirmStored&) {}, // storeApproval() returns true by itself
                   [&](const pay::effect::Query& what) {
                       m_loop.clock.after(what.wait, [this, caseId, what] { ask(caseId, what); });
                   },
               },
               step);
}

void PaymentLane::answered(const std::string& caseId, pay::Command reply)
{
    m_activity.paymentStep.clear();
    m_activity.cancelAsked = false;
    m_loop.tell(command::ContinuePayment{caseId, std::move(reply)});
    m_loop.changed();
}

void PaymentLane::takeBaseline(const std::string& caseId)
{
    m_flags->cancel = false;
    m_activity.paymentStep = "connecting";
    m_lane.worker->run([this, caseId] {
        pay::Command reply;
        if (const Status ready = m_lane.device->prepare(); !ready) {
            reply = pay::command::BaselineFailed{wordOfBeginning(ready.error())};
        } else if (auto baseline = m_lane.device->readBaseline(); baseline) {
            reply = pay::command::BaselineRead{std::move(*baseline)};
        } else {
            reply = pay::command::BaselineFailed{wordOfBeginning(baseline.error())};
        }
        const bool reached = std::holds_alternative<pay::command::BaselineRead>(reply);
        m_loop.executor.post([this, caseId, reached, reply = std::move(reply)] {
            m_loop.seen("card-terminal", reached ? "ready" : "trouble", reached ? "" : "offline");
            answered(caseId, reply);
        });
    });
}

void PaymentLane::send(const std::string& caseId, const pay::PaymentRequest& request)
{
    m_activity.paymentStep = "connecting";
    m_lane.worker->run([this, caseId, request, flags = m_flags] {
        Watcher watcher(m_loop, m_activity, caseId, flags);
        pay::PaymentAnswer answer = m_lane.device->pay(request, watcher);
        m_loop.executor.post(
            [this, caseId, answer = std::move(answer)] { answered(caseId, pay::command::PayAnswered{answer}); });
    });
}

void PaymentLane::ask(const std::string& caseId, const pay::effect::Query& question)
{
    m_activity.paymentStep = "inquiring";
    m_loop.changed();
    m_lane.worker->run([this, caseId, question, now = m_loop.clock.now()] {
        pay::QueryAnswer answer = m_lane.device->query(question.request, question.baseline, now);
        m_loop.executor.post(
            [this, caseId, answer = std::move(answer)] { answered(caseId, pay::command::QueryAnswered{answer}); });
    });
}

void PaymentLane::cancel()
{
    m_flags->cancel = true;
    m_activity.cancelAsked = true;
}

Status PaymentLane::query()
{
    const domain::counter::Case* open = domain::counter::openCase(m_loop.counter.state());
    if (open == nullptr || !open->payment || !pay::isInDoubt(*open->payment)) {
        return makeError(ErrorKind::Refused, "not-this-step", "desk");
    }
    if (m_lane.device == nullptr) {
        return makeError(ErrorKind::Refused, "no-card-terminal", "desk");
    }
    if (m_activity.paymentStep.empty()) { // otherwise an inquiry is on its way
        ask(open->id, {pay::requestOf(*open->payment), open->payment->baseline, Milliseconds(0)});
    }
    return {};
}

} // namespace pishkhan::app
