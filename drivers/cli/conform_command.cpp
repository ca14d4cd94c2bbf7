// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/conform_command.h"

#include <cstdio>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/printer/printer_address.h"
#include "drivers/printer/printer_conformance.h"

namespace pishkhan::cli {
namespace {

using printer::ConformanceCheck;
using printer::Verdict;

struct Wish {
    std::string printerAddress;
    int width = 576;
    bool asJson = false;
};

void show(const ConformanceCheck& check, bool asJson)
{
    if (asJson) {
        const nlohmann::json line = {{"check", check.name},
                                     {"verdict", printer::name(check.verdict)},
                                     {"required", check.required},
                                     {"asks", check.asks},
                                     {"detail", check.detail}};
        std::printf("%s\n", line.dump().c_str());
    } else {
        std::printf("%-9s %-8s %-18s %s\n", printer::name(check.verdict), check.required ? "required" : "wanted",
                    check.name.c_str(), check.detail.empty() ? check.asks.c_str() : check.detail.c_str());
    }
}

int conform(const Wish& wish)
{
    const auto connect = printer::makeConnect(wish.printerAddress);
    if (!connect) {
        std::fprintf(stderr, "pishkhan-device conform: %s\n", connect.error().what.c_str());
        return 2;
    }
    bool passed = true;
    for (const ConformanceCheck& check : printer::checkPrinter(*connect, wish.width, {})) {
        show(check, wish.asJson);
        passed = passed && (check.verdict == Verdict::Pass || !check.required);
    }
    return passed ? 0 : 1;
}

} // namespace

void addConformCommand(CLI::App& app, int& exitCode)
{
    auto wish = std::make_shared<Wish>();
    CLI::App* command = app.add_subcommand(
        "conform", "What a new brand of printer must pass: a list of checks with verdicts; prints four pages.");
    command->add_option("--printer", wish->printerAddress, "escpos:usb…, escpos:tcp:… or escpos:tty:…")->required();
    command->add_option("--width", wish->width, "dots: 576 for 80 mm, 384 for 58 mm")->check(CLI::IsMember({384, 576}));
    command->add_flag("--json", wish->asJson, "one JSON object per check on standard output");
    command->callback([wish, &exitCode] { exitCode = conform(*wish); });
}

} // namespace pishkhan::cli
