// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/terminal_conformance.h"

#include <algorithm>

#include "terminal/base/check.h"
#include "terminal/domain/payment/state.h"

namespace pishkhan::payment {
namespace {

using ports::PaymentOutcome;
using ports::QueryVerdict;

constexpr int mostInquiries = 60;
constexpr Milliseconds betweenInquiries(3000);

Error complaint(std::string what)
{
    return makeError(ErrorKind::Protocol, std::move(what), "conformance");
}

bool isMasked(const std::string& pan)
{
    const auto digits = std::count_if(pan.begin(), pan.end(), [](char c) { return c >= '0' && c <= '9'; });
    return pan.empty() || digits <= 10; // at most the first six and the last four
}

class Watcher final : public ports::PaymentWatcher {
public:
    enum class Mood { Store, Refuse, Cancel };
    Watcher(const ConformanceWish& wish, Mood mood) : m_wish(wish), m_mood(mood) {}

    void progress(const std::string& step) override
    {
        sawWholeCard = sawWholeCard || step == "unmasked-card";
        m_wish.tell(step);
    }
    bool storeApproval(const ports::TransactionFacts& facts) override
    {
        ++approvals;
        approved = facts;
        return m_mood == Mood::Store;
    }
    bool cancelRequested() override { return m_mood == Mood::Cancel; }

    int approvals = 0;
    bool sawWholeCard = false;
    ports::TransactionFacts approved;

private:
    const ConformanceWish& m_wish;
    Mood m_mood;
};

class Examination {
public:
    Examination(ports::PaymentTerminal& terminal, const ports::Clock& clock, const ConformanceWish& wish)
        : m_terminal(terminal), m_clock(clock), m_wish(wish), m_can(terminal.capabilities())
    {
    }
    std::vector<ConformanceCheck> run();

private:
    enum class Need { Required, Wanted };
    bool check(const char* name, const char* asks, Need need, bool isClaimed, const std::function<Status()>& act);
    ports::PaymentRequest request(Rials amount);
    ports::PaymentAnswer pay(const ports::PaymentRequest& what, Watcher& watcher);
    ports::QueryAnswer inquire(const ports::PaymentRequest& what);
    Status approves();
    Status saysEverything() const;
    Status remembers();
    Status remembersAfterBreak();
    Status countsOnce();
    Status refusesWhatIsNotStored();
    Status cancels();
    Status givesBack();

    ports::PaymentTerminal& m_terminal;
    const ports::Clock& m_clock;
    const ConformanceWish& m_wish;
    ports::PaymentCapabilities m_can;
    std::vector<ConformanceCheck> m_checks;
    bool m_isSound = true; ///< no payment is in doubt, the terminal answers
    int m_number = 0;
    ports::PaymentRequest m_paid;
    ports::PaymentBaseline m_baseline;
    ports::TransactionFacts m_facts;
    bool m_sawWholeCard = false;
    int m_approvals = 0;
    Result<ports::TerminalTotals> m_before = ports::TerminalTotals{};
};

bool Examination::check(const char* name, const char* asks, Need need, bool isClaimed,
                        const std::function<Status()>& act)
{
    ConformanceCheck out{name, asks, Verdict::NotTried, "", need == Need::Required};
    if (m_isSound && isClaimed) {
        const Status done = act();
        out.verdict = done ? Verdict::Pass : Verdict::Fail;
        out.detail = done ? "" : done.error().what;
    }
    m_checks.push_back(out);
    return out.verdict == Verdict::Pass;
}

ports::PaymentRequest Examination::request(Rials amount)
{
    ports::PaymentRequest out;
    const auto key = domain::payment::composeIntentKey("CF01", m_wish.firstNumber + m_number++);
    CHECK(key.has_value()); // twelve digits
    out.key = *key;
    out.amount = amount;
    return out;
}

ports::PaymentAnswer Examination::pay(const ports::PaymentRequest& what, Watcher& watcher)
{
    auto sent = what;
    sent.sentAt = m_clock.now();
    return m_terminal.pay(sent, watcher);
}

ports::QueryAnswer Examination::inquire(const ports::PaymentRequest& what)
{
    ports::QueryAnswer answer;
    for (int i = 0; i < mostInquiries; ++i) {
        answer = m_terminal.query(what, m_baseline, m_clock.now());
        if (answer.verdict != QueryVerdict::StillRunning && answer.verdict != QueryVerdict::NoAnswer) {
            break;
        }
        m_wish.pause(betweenInquiries);
    }
    return answer;
}

Status Examination::approves()
{
    if (m_can.totals) {
        m_before = m_terminal.totals();
    }
    m_baseline = TRY(m_terminal.readBaseline());
    m_paid = request(m_wish.amount);
    m_paid.sentAt = m_clock.now();
    Watcher watcher(m_wish, Watcher::Mood::Store);
    const auto answer = m_terminal.pay(m_paid, watcher);
    m_sawWholeCard = watcher.sawWholeCard;
    m_approvals = watcher.approvals;
    m_facts = answer.facts;
    if (answer.outcome == PaymentOutcome::Approved) {
        return {};
    }
    m_isSound = answer.outcome == PaymentOutcome::NotPaid;
    return complaint("the payment ended as " + (answer.reason.empty() ? std::string("unknown") : answer.reason));
}

Status Examination::saysEverything() const
{
    if (m_facts.amount != m_paid.amount) {
        return complaint("it approved another amount");
    }
    if (m_facts.trace.empty() || m_facts.terminalId.empty()) {
        return complaint("trace number or terminal id is missing");
    }
    return {};
}

Status Examination::remembers()
{
    for (int round = 0; round < 2; ++round) {
        const auto answer = inquire(m_paid);
        if (answer.verdict != QueryVerdict::Approved || answer.facts.trace != m_facts.trace) {
            return complaint("inquiry " + std::to_string(round + 1) + " did not find the payment: " + answer.reason);
        }
    }
    return {};
}

Status Examination::remembersAfterBreak()
{
    TRY(m_wish.reconnect());
    TRY(m_terminal.prepare());
    return remembers();
}

Status Examination::countsOnce()
{
    const auto after = TRY(m_terminal.totals());
    if (!m_before) {
        return m_before.error();
    }
    if (after.sum.count() != m_before->sum.count() + m_paid.amount.count()) {
        return complaint("its sum rose by " + std::to_string(after.sum.count() - m_before->sum.count()));
    }
    return {};
}

/// R6: an approval that could not be stored is taken back by the terminal, or stands and is found by inquiry; it is never lost.
Status Examination::refusesWhatIsNotStored()
{
    m_wish.tell("pay-again");
    m_baseline = TRY(m_terminal.readBaseline());
    const auto what = request(Rials(m_wish.amount.count() + 1));
    Watcher watcher(m_wish, Watcher::Mood::Refuse);
    const auto answer = pay(what, watcher);
    if (answer.outcome == PaymentOutcome::Approved) {
        m_isSound = false;
        return complaint("it was paid although we refused the approval");
    }
    if (answer.outcome == PaymentOutcome::NotPaid) {
        return {};
    }
    const QueryVerdict found = inquire(what).verdict;
    if (found == QueryVerdict::Approved) {
        m_wish.tell("give-back-by-hand"); // the money is there; this examination has no ledger for it
    } else if (found != QueryVerdict::NotPaid) {
        m_isSound = false;
        return complaint("what became of the refused approval stays unknown");
    }
    return {};
}

Status Examination::cancels()
{
    m_wish.tell("present-no-card");
    m_baseline = TRY(m_terminal.readBaseline());
    const auto what = request(m_wish.amount);
    Watcher watcher(m_wish, Watcher::Mood::Cancel);
    const auto answer = pay(what, watcher);
    if (answer.outcome == PaymentOutcome::Approved || watcher.approvals > 0) {
        return complaint("it was approved although it was cancelled before the card");
    }
    if (answer.outcome == PaymentOutcome::Unknown && inquire(what).verdict != QueryVerdict::NotPaid) {
        m_isSound = false;
        return complaint("what became of the cancelled payment stays unknown");
    }
    return {};
}

Status Examination::givesBack()
{
    const auto what = request(m_paid.amount);
    const auto answer = m_terminal.reverse(what, m_facts);
    return answer.outcome == PaymentOutcome::Approved ? Status() : complaint("it did not give back: " + answer.reason);
}

std::vector<ConformanceCheck> Examination::run()
{
    m_isSound = check("is-ready", "connects, registers and says that a payment could start", Need::Required, true,
                      [this] { return m_terminal.prepare(); });
    m_wish.tell("pay");
    const bool paid = check("approves", "takes a payment with a card to its approval", Need::Required, true,
                            [this] { return approves(); });
    check("stores-first", "gives us exactly one approval to store before it is final (R6)", Need::Required, paid,
          [this] { return m_approvals == 1 ? Status() : complaint(std::to_string(m_approvals) + " approvals came"); });
    check("says-everything", "the approval names our amount, its trace number and its terminal id", Need::Required,
          paid, [this] { return saysEverything(); });
    check("hides-the-card",
          "sends at most the first six and last four digits of the card; ours are cut at the parser otherwise",
          Need::Wanted, paid, [this] {
              return m_sawWholeCard || !isMasked(m_facts.maskedPan) ? complaint("a whole card number came") : Status();
          });
    const bool asks = m_can.queryByKey || m_can.queryLast;
    check("remembers", "finds the payment again when it is asked, twice, with the same trace number (R7)",
          Need::Required, paid && asks, [this] { return remembers(); });
    check("survives-a-break", "finds it after the line was cut and made anew", Need::Required,
          paid && asks && m_wish.reconnect != nullptr, [this] { return remembersAfterBreak(); });
    check("counts-once", "its own sum rose by exactly that payment; without it days are closed by hand", Need::Wanted,
          paid && m_can.totals, [this] { return countsOnce(); });
    check("gives-back", "reverses the payment; without it returns go by the office's own procedure", Need::Wanted,
          paid && m_can.reversal, [this] { return givesBack(); });
    check("refuses-unstored", "an approval we could not store is taken back, or found by inquiry (R6)", Need::Required,
          paid, [this] { return refusesWhatIsNotStored(); });
    check("cancels", "ends without a payment when it is cancelled before the card; without it the citizen cancels",
          Need::Wanted, m_can.cancel, [this] { return cancels(); });
    check("is-ready-again", "after all of this a payment could start", Need::Required, true,
          [this] { return m_terminal.prepare(); });
    return m_checks;
}

} // namespace

std::vector<ConformanceCheck> checkTerminal(ports::PaymentTerminal& terminal, const ports::Clock& clock,
                                            const ConformanceWish& wish)
{
    return Examination(terminal, clock, wish).run();
}

} // namespace pishkhan::payment
