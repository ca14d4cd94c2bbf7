// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/pay_modes.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <unistd.h>

#include "drivers/cli/pay_output.h"
#include "drivers/cli/system_clock.h"
#include "drivers/payment/driver_factory.h"
#include "drivers/payment/leased_terminal.h"
#include "drivers/payment/manual_terminal.h"
#include "drivers/payment/return_run.h"
#include "terminal/base/files.h"
#include "terminal/domain/bill.h"
#include "terminal/journal/sqlite_journal.h"

namespace pishkhan::cli {
namespace {

namespace pay = domain::payment;

Shown shownBy(const PayOptions& options)
{
    return options.json ? Shown::Json : Shown::Words;
}

/// R3: five characters that only this ledger has, its epoch, and a number never used in it.
Result<std::string> freshKey(const journal::SqliteJournal& ledger, const payment::PaymentRun& run,
                             const payment::ReturnRun& returns)
{
    std::string station;
    for (const char c : ledger.device()) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) {
            station += c;
        }
    }
    constexpr std::size_t length = 5;
    station = station.size() > length ? station.substr(station.size() - length) : station;
    const auto used = static_cast<std::int64_t>(returns.returns().size());
    return pay::composeIntentKey(station, ledger.epoch(), run.nextCounter() + used);
}

Result<pay::Intent> intentFrom(const PayOptions& options, std::string key)
{
    pay::Intent intent;
    intent.key = std::move(key);
    intent.amount = Rials(options.amount);
    intent.terminal = options.driver + "@" + options.address;
    intent.depositId = options.deposit;
    if (!options.bill.empty()) {
        const domain::BillVerdict checked = domain::checkBill(options.bill);
        if (!checked.bill) {
            return makeError(ErrorKind::InvalidInput, "bill: " + std::string(domain::name(checked.reason)), "pay");
        }
        if (options.amount != 0 && intent.amount != checked.bill->amount) {
            return makeError(ErrorKind::InvalidInput, "--amount differs from the bill's", "pay");
        }
        intent.amount = checked.bill->amount;
        intent.billId = checked.bill->billId;
        intent.payId = checked.bill->paymentId;
    }
    return intent;
}

/// Long enough for the driver's own proof that nothing was paid.
Milliseconds patienceOf(const PayOptions& options)
{
    constexpr std::int64_t least = 90'000;
    const std::int64_t proof = options.driver == "behpardakht" ? options.quietMs + options.againMs + 60'000 : 0;
    return Milliseconds(options.waitMs > 0 ? options.waitMs : std::max(least, proof));
}

payment::RunSurroundings surroundings(SystemClock& clock, const PayOptions& options, std::function<bool()> cancelled)
{
    return {[&clock](Milliseconds pause) { clock.wait(pause); },
            [](const std::string& step) { std::fprintf(stderr, "%s\n", step.c_str()); }, std::move(cancelled),
            patienceOf(options)};
}

/// Where every program of this machine notes what it does at a card terminal.
std::string terminalsFolder(const PayOptions& options)
{
    if (!options.terminals.empty()) {
        return options.terminals;
    }
    const char* const home = std::getenv("HOME");
    return ::geteuid() == 0 || home == nullptr ? "/var/lib/pishkhan/terminals"
                                               : std::string(home) + "/.local/state/pishkhan/terminals";
}

/// The slip as the words give it.
payment::Slip slipFrom(const PayOptions& options)
{
    return {Rials(options.amount), options.slip, options.trace, options.terminalId, options.time, {}};
}

Result<std::unique_ptr<ports::PaymentTerminal>> openTerminal(const PayOptions& options, const ports::Clock& clock)
{
    if (options.driver == "manual") {
        if (!options.recover) {
            TRY(payment::factsOfSlip(slipFrom(options)));
        }
        return std::unique_ptr<ports::PaymentTerminal>(std::make_unique<payment::ManualTerminal>(
            [slip = slipFrom(options)](const auto&, auto&) -> Result<payment::Slip> { return slip; }));
    }
    const payment::DriverTimes times{Milliseconds(options.answerMs), Milliseconds(options.completionMs),
                                     Milliseconds(options.quietMs), Milliseconds(options.againMs)};
    auto terminal = TRY(payment::makePaymentTerminal(options.driver, options.address, clock, times));
    std::error_code problem;
    TRY(makeFolder(options.ledger));
    const std::string holder = std::filesystem::canonical(options.ledger, problem).string();
    const payment::LeaseSettings lease{terminalsFolder(options), options.address, holder};
    return std::unique_ptr<ports::PaymentTerminal>(
        std::make_unique<payment::LeasedTerminal>(std::move(terminal), lease));
}

/// A slip pays once: its reference at its terminal must be new to this ledger.
Status refuseKnownSlip(const PayOptions& options, const payment::PaymentRun& run)
{
    const auto facts = options.driver == "manual" ? payment::factsOfSlip(slipFrom(options))
                                                  : Result<pay::TransactionFacts>(pay::TransactionFacts{});
    for (const pay::State& state : run.intents()) {
        const bool same = facts && !facts->rrn.empty() && state.result.rrn == facts->rrn &&
                          (state.result.terminalId.empty() || state.result.terminalId == facts->terminalId);
        if (same && state.phase != pay::Phase::NotPaid) {
            return makeError(ErrorKind::Refused, "slip-used", "pay");
        }
    }
    return {};
}

template <typename State> void showOpened(const std::vector<State>& before, const std::vector<State>& after, Shown how)
{
    bool shown = false;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (i >= before.size() || !isClosed(before[i])) {
            show(after[i], how);
            shown = true;
        }
    }
    if (!shown && !after.empty()) {
        show(after.back(), how); // nothing was open: the last one as it stands
    }
}

/// F24, for a technician: what the terminal had stored last before this payment is nothing this ledger knows. The counter stops there.
void sayWhatIsUnknown(const pay::State& paid, const std::vector<pay::State>& before,
                      const std::vector<pay::back::State>& returns)
{
    const pay::TransactionFacts& last = paid.baseline.last;
    const auto isIt = [&last](const auto& earlier) {
        return earlier.result.trace == last.trace || earlier.baseline.last.trace == last.trace;
    };
    const auto mayBeTakenBack = [&last](const pay::State& earlier) {
        return earlier.phase == pay::Phase::NotPaid && earlier.intent.amount == last.amount;
    };
    const bool known = !paid.baseline.known || last.trace.empty() || before.empty() ||
                       std::any_of(before.begin(), before.end(), isIt) ||
                       std::any_of(returns.begin(), returns.end(), isIt) ||
                       std::any_of(before.begin(), before.end(), mayBeTakenBack);
    if (!known) {
        std::fprintf(stderr,
                     "the terminal holds a transaction this ledger does not know: terminal %s, trace %s, %lld rials\n",
                     last.terminalId.c_str(), last.trace.c_str(), static_cast<long long>(last.amount.count()));
    }
}

Result<int> payOnce(const PayOptions& options, journal::SqliteJournal& ledger, payment::PaymentRun& run,
                    const payment::ReturnRun& returns)
{
    TRY(refuseKnownSlip(options, run));
    std::string key = TRY(freshKey(ledger, run, returns));
    const pay::Intent intent = TRY(intentFrom(options, std::move(key)));
    const std::vector<pay::State> before = run.intents();
    const pay::State state = TRY(run.pay(intent));
    TRY(ledger.closeBatch());
    sayWhatIsUnknown(state, before, returns.returns());
    show(state, shownBy(options));
    return state.phase == pay::Phase::Final ? 0 : 1;
}

Result<int> giveBackOnce(const PayOptions& options, journal::SqliteJournal& ledger, const payment::PaymentRun& run,
                         payment::ReturnRun& returns)
{
    const auto intents = run.intents();
    const auto original = std::find_if(intents.begin(), intents.end(), [&options](const pay::State& state) {
        return state.intent.key == options.giveBack;
    });
    if (original == intents.end()) {
        return makeError(ErrorKind::InvalidInput, "this ledger has no such intent", "pay");
    }
    pay::back::Intent wish;
    wish.key = TRY(freshKey(ledger, run, returns));
    wish.original = options.giveBack;
    wish.kind = options.refund ? pay::back::Kind::Refund : pay::back::Kind::Reversal;
    wish.amount = original->result.amount;
    wish.terminal = options.driver + "@" + options.address;
    wish.askedBy = options.by.empty() ? "" : options.by.front();
    wish.approvedBy = options.by.size() < 2 ? "" : options.by[1];
    wish.reason = options.reason;
    const pay::back::State state = TRY(returns.giveBack(wish, *original));
    TRY(ledger.closeBatch());
    show(state, shownBy(options));
    return state.phase == pay::back::Phase::Done ? 0 : 1;
}

} // namespace

Result<int> runAtTerminal(const PayOptions& options, std::function<bool()> cancelRequested)
{
    SystemClock clock;
    const auto terminal = TRY(openTerminal(options, clock));
    const auto ledger = TRY(journal::openLedgerFolder(options.ledger, clock));
    const auto around = surroundings(clock, options, std::move(cancelRequested));
    payment::PaymentRun run(*ledger, *terminal, clock, around);
    payment::ReturnRun returns(*ledger, *terminal, clock, around);
    TRY(run.load());
    TRY(returns.load());
    const auto before = run.intents();
    const auto returnsBefore = returns.returns();
    TRY(run.recover()); // R7: before any sale
    TRY(returns.recover());
    const bool open = run.hasOpenIntent() || returns.hasOpen();
    if (options.recover || open) {
        if (open && !options.recover) {
            std::fprintf(stderr, "an earlier payment is still in doubt: pishkhan-device pay --recover or --resolve\n");
        }
        showOpened(before, run.intents(), shownBy(options));
        if (std::any_of(returnsBefore.begin(), returnsBefore.end(), [](const auto& each) { return !isClosed(each); })) {
            showOpened(returnsBefore, returns.returns(), shownBy(options));
        }
        TRY(ledger->closeBatch());
        return open ? 1 : 0;
    }
    return options.giveBack.empty() ? payOnce(options, *ledger, run, returns)
                                    : giveBackOnce(options, *ledger, run, returns);
}

Result<int> resolveByHand(const PayOptions& options)
{
    SystemClock clock;
    const auto ledger = TRY(journal::openLedgerFolder(options.ledger, clock));
    payment::ManualTerminal nobody([](const auto&, auto&) -> Result<payment::Slip> {
        return makeError(ErrorKind::Unsupported, "nothing is paid while resolving", "pay");
    });
    const auto around = surroundings(clock, options, [] { return false; });
    payment::PaymentRun run(*ledger, nobody, clock, around);
    payment::ReturnRun returns(*ledger, nobody, clock, around);
    TRY(run.load());
    TRY(returns.load());
    std::string by;
    for (const std::string& each : options.by) {
        by += (by.empty() ? "" : ", ") + each;
    }
    const std::string reason = options.reason.empty() ? "slip" : options.reason;
    const auto known = returns.returns();
    if (std::any_of(known.begin(), known.end(), [&](const auto& each) { return each.intent.key == options.resolve; })) {
        const auto state = TRY(returns.resolve(options.resolve, {options.as, options.slip, reason, by}));
        TRY(ledger->closeBatch());
        show(state, shownBy(options));
        return 0;
    }
    const auto state = TRY(run.resolve(options.resolve, {options.as, options.slip, reason, by}));
    TRY(ledger->closeBatch());
    show(state, shownBy(options));
    return 0;
}

} // namespace pishkhan::cli
