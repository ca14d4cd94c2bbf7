// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/pay_command.h"

#include <csignal>
#include <cstdio>
#include <iterator>
#include <memory>

#include "drivers/cli/pay_modes.h"
#include "drivers/cli/pay_output.h"
#include "drivers/payment/driver_factory.h"

namespace pishkhan::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int /*number*/)
{
    interrupted = 1;
}

/// Why these words cannot be obeyed together; empty when they can.
const char* contradiction(const PayOptions& options)
{
    if (!options.resolve.empty()) {
        const bool whole = !options.as.empty() && !options.slip.empty() && !options.by.empty();
        return whole ? "" : "--resolve needs --as, --slip and --by";
    }
    if (options.address.empty() && options.driver != "manual") {
        return "--address is needed";
    }
    if (!options.giveBack.empty()) {
        const bool whole = options.by.size() == 2 && !options.reason.empty();
        return whole ? "" : "--give-back needs --by twice (who asks, who approves) and --reason";
    }
    const bool pays = options.amount > 0 || !options.bill.empty();
    return options.recover || pays ? "" : "--amount takes whole rials above 0";
}

int runPay(const PayOptions& options)
{
    if (const std::string wrong = contradiction(options); !wrong.empty()) {
        std::fprintf(stderr, "pishkhan-device pay: %s\n", wrong.c_str());
        return 2;
    }
    std::signal(SIGINT, onInterrupt); // asks the terminal to stop; its answer decides
    const auto done =
        options.resolve.empty() ? runAtTerminal(options, [] { return interrupted != 0; }) : resolveByHand(options);
    return done ? *done : complain(done.error());
}

void addTimes(CLI::App& command, PayOptions& options)
{
    command.add_option("--answer-ms", options.answerMs, "how long the terminal may take to answer a command");
    command.add_option("--completion-ms", options.completionMs, "how long the citizen and the bank may take");
    command.add_option("--wait-ms", options.waitMs, "how long to inquire about a payment in doubt");
    command.add_option("--quiet-ms", options.quietMs, "behpardakht: how long after a break not-found proves nothing");
    command.add_option("--again-ms", options.againMs, "behpardakht: between two answers not-found that prove it");
}

void addDecisions(CLI::App& command, PayOptions& options)
{
    command.add_flag("--recover", options.recover, "only resolve what is open; never charges");
    command.add_option("--resolve", options.resolve, "decide this intent by hand, with the terminal's slip");
    command.add_option("--as", options.as, "what the slip shows: paid or not-paid; done or not-done for a return")
        ->check(CLI::IsMember({"paid", "not-paid", "done", "not-done"}));
    command.add_option("--slip", options.slip,
                       "RRN or trace number on the slip or in the terminal's menu; with driver manual the RRN");
    command.add_option("--give-back", options.giveBack, "reverse this final payment");
    command.add_flag("--refund", options.refund, "with --give-back: a refund instead of a reversal");
    command.add_option("--by", options.by, "who decides; may be given twice");
    command.add_option("--reason", options.reason, "why, kept in the ledger");
}

} // namespace

void addPayCommand(CLI::App& app, int& exitCode)
{
    auto options = std::make_shared<PayOptions>();
    CLI::App* command =
        app.add_subcommand("pay", "Take one payment, give one back, or resolve what a ledger left open");
    std::vector<std::string> drivers(std::begin(payment::driverNames), std::end(payment::driverNames));
    drivers.emplace_back("manual");
    command->add_option("--driver", options->driver, "protocol of the terminal")->check(CLI::IsMember(drivers));
    command->add_option("--address", options->address, "tcp:HOST:PORT or tty:PATH");
    command->add_option("--ledger", options->ledger, "journal folder, made when absent")->required();
    command->add_option("--terminals", options->terminals, "folder where all programs of this machine note their use");
    command->add_option("--amount", options->amount, "rials");
    command->add_option("--bill", options->bill, "bill id / pay id");
    command->add_option("--deposit", options->deposit, "deposit id");
    command->add_option("--trace", options->trace, "manual: trace number on the slip");
    command->add_option("--terminal-id", options->terminalId, "manual: terminal number on the slip");
    command->add_option("--time", options->time, "manual: date and time on the slip");
    command->add_flag("--json", options->json, "one JSON object per line on standard output");
    addTimes(*command, *options);
    addDecisions(*command, *options);
    command->callback([options, &exitCode] { exitCode = runPay(*options); });
}

} // namespace pishkhan::cli
