// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/pay_command.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "drivers/cli/system_clock.h"
#include "drivers/payment/driver_factory.h"
#include "drivers/payment/payment_run.h"
#include "terminal/domain/bill.h"
#include "terminal/journal/sqlite_journal.h"

namespace pishkhan::cli {
namespace {

namespace pay = domain::payment;

struct Options {
    std::string driver = "zvt";
    std::string address, ledger, bill, deposit;
    std::int64_t amount = 0;
    std::int64_t answerMs = 5'000, completionMs = 180'000, waitMs = 0;
    std::int64_t quietMs = 105'000, againMs = 10'000;
    bool recover = false;
    bool json = false;
};

volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int /*number*/)
{
    interrupted = 1;
}

const char* outcomeOf(const pay::State& state)
{
    switch (state.phase) {
    case pay::Phase::Final: return "approved";
    case pay::Phase::NotPaid: return "not-paid";
    case pay::Phase::Intended:
    case pay::Phase::BaselineTaken:
    case pay::Phase::Sending:
    case pay::Phase::ApprovedPending:
    case pay::Phase::Unknown:
    case pay::Phase::NeedsOperator:
    case pay::Phase::Conflict: return "unknown";
    }
    return "unknown";
}

bool needsOperator(const pay::State& state)
{
    return state.phase == pay::Phase::NeedsOperator || state.phase == pay::Phase::Conflict;
}

void show(const pay::State& state, bool asJson)
{
    if (!asJson) {
        std::printf("%s: %s%s%s\n", state.intent.key.c_str(), outcomeOf(state), state.reason.empty() ? "" : ", ",
                    state.reason.c_str());
        return;
    }
    const nlohmann::json line = {{"intent", state.intent.key},
                                 {"outcome", outcomeOf(state)},
                                 {"evidence", state.evidence},
                                 {"amount", state.intent.amount.count()},
                                 {"rrn", state.result.rrn},
                                 {"trace", state.result.trace},
                                 {"maskedPan", state.result.maskedPan},
                                 {"needsOperator", needsOperator(state)},
                                 {"phase", std::string(pay::name(state.phase))},
                                 {"reason", state.reason},
                                 {"code", state.result.resultCode},
                                 {"terminalId", state.result.terminalId},
                                 {"merchantId", state.result.merchantId},
                                 {"receipt", state.result.receiptNumber},
                                 {"approval", state.result.approvalCode},
                                 {"localTime", state.result.localTime}};
    std::printf("%s\n", line.dump().c_str());
}

int complain(const Error& error)
{
    std::fprintf(stderr, "pishkhan-device pay: %s: %s\n", error.source.c_str(), error.what.c_str());
    return error.kind == ErrorKind::InvalidInput || error.kind == ErrorKind::Unsupported ? 2 : 1;
}

/// R3: five characters that only this ledger has, its epoch, and a number never used in it.
Result<std::string> freshKey(const journal::SqliteJournal& ledger, const payment::PaymentRun& run)
{
    std::string station;
    for (const char c : ledger.device()) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) {
            station += c;
        }
    }
    constexpr std::size_t length = 5;
    station = station.size() > length ? station.substr(station.size() - length) : station;
    return pay::composeIntentKey(station, ledger.epoch(), run.nextCounter());
}

Result<pay::Intent> intentFrom(const Options& options, std::string key)
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
Milliseconds patienceOf(const Options& options)
{
    constexpr std::int64_t least = 90'000;
    const std::int64_t proof = options.driver == "behpardakht" ? options.quietMs + options.againMs + 60'000 : 0;
    return Milliseconds(options.waitMs > 0 ? options.waitMs : std::max(least, proof));
}

payment::RunSurroundings surroundings(SystemClock& clock, const Options& options)
{
    return {[&clock](Milliseconds pause) { clock.wait(pause); },
            [](const std::string& step) { std::fprintf(stderr, "%s\n", step.c_str()); },
            [] { return interrupted != 0; }, patienceOf(options)};
}

int showRecovered(const payment::PaymentRun& run, const std::vector<pay::State>& before, bool asJson)
{
    const std::vector<pay::State> after = run.intents();
    bool shown = false;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (!pay::isClosed(before[i])) {
            show(after[i], asJson);
            shown = true;
        }
    }
    if (!shown && !after.empty()) {
        show(after.back(), asJson); // nothing was open: the last intent as it stands
    }
    return run.hasOpenIntent() ? 1 : 0;
}

Result<int> payOrRecover(const Options& options)
{
    SystemClock clock;
    const payment::DriverTimes times{Milliseconds(options.answerMs), Milliseconds(options.completionMs),
                                     Milliseconds(options.quietMs), Milliseconds(options.againMs)};
    const auto terminal = TRY(payment::makePaymentTerminal(options.driver, options.address, clock, times));
    const auto ledger = TRY(journal::openLedgerFolder(options.ledger, clock));
    payment::PaymentRun run(*ledger, *terminal, clock, surroundings(clock, options));
    TRY(run.load());
    const std::vector<pay::State> before = run.intents();
    TRY(run.recover()); // R7: before any sale
    if (options.recover) {
        return showRecovered(run, before, options.json);
    }
    if (run.hasOpenIntent()) {
        std::fprintf(stderr, "an earlier payment is still in doubt: pishkhan-device pay --recover\n");
        showRecovered(run, before, options.json);
        return 1;
    }
    std::string key = TRY(freshKey(*ledger, run));
    const pay::Intent intent = TRY(intentFrom(options, std::move(key)));
    const pay::State state = TRY(run.pay(intent));
    TRY(ledger->closeBatch());
    show(state, options.json);
    return state.phase == pay::Phase::Final ? 0 : 1;
}

int runPay(const Options& options)
{
    if (!options.recover && options.amount <= 0 && options.bill.empty()) {
        std::fprintf(stderr, "pishkhan-device pay: --amount takes whole rials above 0\n");
        return 2;
    }
    std::signal(SIGINT, onInterrupt); // asks the terminal to stop; its answer decides
    auto done = payOrRecover(options);
    return done ? *done : complain(done.error());
}

} // namespace

void addPayCommand(CLI::App& app, int& exitCode)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("pay", "Take one payment, or resolve what a ledger left open");
    const std::vector<std::string> drivers(std::begin(payment::driverNames), std::end(payment::driverNames));
    command->add_option("--driver", options->driver, "protocol of the terminal")->check(CLI::IsMember(drivers));
    command->add_option("--address", options->address, "tcp:HOST:PORT or tty:PATH")->required();
    command->add_option("--ledger", options->ledger, "journal folder, made when absent")->required();
    command->add_option("--amount", options->amount, "rials");
    command->add_option("--bill", options->bill, "bill id / pay id");
    command->add_option("--deposit", options->deposit, "deposit id");
    command->add_option("--answer-ms", options->answerMs, "how long the terminal may take to answer a command");
    command->add_option("--completion-ms", options->completionMs, "how long the citizen and the bank may take");
    command->add_option("--wait-ms", options->waitMs, "how long to inquire about a payment in doubt");
    command->add_option("--quiet-ms", options->quietMs, "behpardakht: how long after a break not-found proves nothing");
    command->add_option("--again-ms", options->againMs, "behpardakht: between two answers not-found that prove it");
    command->add_flag("--recover", options->recover, "only resolve what is open; never charges");
    command->add_flag("--json", options->json, "one JSON object per line on standard output");
    command->callback([options, &exitCode] { exitCode = runPay(*options); });
}

} // namespace pishkhan::cli
