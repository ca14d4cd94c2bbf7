// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/conform_command.h"

#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include <nlohmann/json.hpp>
#include <QGuiApplication>

#include "drivers/cli/conformance_texts.h"
#include "drivers/cli/system_clock.h"
#include "drivers/payment/driver_factory.h"
#include "drivers/payment/terminal_conformance.h"
#include "drivers/printer/printer_address.h"
#include "drivers/printer/printer_conformance.h"
#include "printer-templates/conformance_page.h"
#include "terminal/base/check.h"
#include "terminal/base/files.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::cli {
namespace {

struct Wish {
    std::string printerAddress;
    std::string posDriver, posAddress;
    std::int64_t amount = 10'000;
    std::string pdf;
    int width = 576;
    bool asJson = false;
};

/// The two kits' checks have the same members.
template <typename Check> void show(const Check& check, bool asJson)
{
    if (asJson) {
        const nlohmann::json line = {{"check", check.name},
                                     {"verdict", name(check.verdict)},
                                     {"required", check.required},
                                     {"asks", check.asks},
                                     {"detail", check.detail}};
        std::printf("%s\n", line.dump().c_str());
    } else {
        std::printf("%-9s %-8s %-18s %s\n", name(check.verdict), check.required ? "required" : "wanted",
                    check.name.c_str(), check.detail.empty() ? check.asks.c_str() : check.detail.c_str());
    }
}

template <typename Check> templates::ConformanceRow rowOf(const Check& check)
{
    const std::string_view verdict = name(check.verdict);
    const ClauseText* text = clauseText(check.name);
    CHECK(text != nullptr);
    templates::ConformanceRow row;
    row.name = check.name;
    row.clause = check.asks;
    row.detail = check.detail;
    row.title = text->title;
    row.means = text->means;
    row.advice = text->advice;
    if (verdict == "pass") {
        row.light = templates::Light::Green;
        row.state = "دارد";
        return row;
    }
    row.light = check.required ? templates::Light::Red : templates::Light::Yellow;
    row.state = verdict == "fail" ? "ندارد" : "آزموده نشد";
    return row;
}

Status writePage(const Wish& wish, std::vector<templates::ConformanceRow> rows)
{
    const bool isPrinter = wish.posDriver.empty();
    templates::ConformancePage page;
    page.device = isPrinter ? "چاپگر رسید" : "کارتخوان";
    page.address = isPrinter ? wish.printerAddress : wish.posDriver + " " + wish.posAddress;
    page.jalaliDateTime = domain::formatJalaliDateTime(SystemClock().now());
    page.version = PISHKHAN_VERSION;
    page.rows = std::move(rows);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    char program[] = "pishkhan-device";
    char* arguments[] = {program, nullptr};
    int count = 1;
    const QGuiApplication gui(count, arguments); // text layout needs it
    const Bytes pdf = TRY(templates::conformancePdf(page));
    return writeFileDurably(wish.pdf, pdf, FileAccess::Private);
}

template <typename Check> int showAll(const std::vector<Check>& checks, const Wish& wish)
{
    bool passed = true;
    std::vector<templates::ConformanceRow> rows;
    for (const Check& check : checks) {
        show(check, wish.asJson);
        rows.push_back(rowOf(check));
        passed = passed && (std::string_view(name(check.verdict)) == "pass" || !check.required);
    }
    if (const Status written = wish.pdf.empty() ? Status() : writePage(wish, std::move(rows)); !written) {
        std::fprintf(stderr, "pishkhan-device conform: %s\n", written.error().what.c_str());
        return 1;
    }
    return passed ? 0 : 1;
}

int conformPos(const Wish& wish)
{
    constexpr Milliseconds whileCableIsOut(10000);
    const SystemClock clock;
    const auto terminal = payment::makePaymentTerminal(wish.posDriver, wish.posAddress, clock);
    if (!terminal) {
        std::fprintf(stderr, "pishkhan-device conform: %s\n", terminal.error().what.c_str());
        return 2;
    }
    payment::ConformanceWish how;
    how.firstNumber =
        clock.now().ms / 1000 * 100; // twelve digits; an examination asks for fewer than a hundred payments
    how.amount = Rials(wish.amount);
    how.pause = [](Milliseconds pause) { std::this_thread::sleep_for(pause); };
    how.tell = [](const std::string& word) { std::fprintf(stderr, "%s\n", word.c_str()); };
    how.reconnect = [&]() -> Status {
        how.tell("pull the terminal's cable and put it back within ten seconds");
        how.pause(whileCableIsOut);
        return {};
    };
    return showAll(payment::checkTerminal(**terminal, clock, how), wish);
}

int conform(const Wish& wish)
{
    if (!wish.posDriver.empty()) {
        return conformPos(wish);
    }
    const auto connect = printer::makeConnect(wish.printerAddress);
    if (!connect) {
        std::fprintf(stderr, "pishkhan-device conform: %s\n", connect.error().what.c_str());
        return 2;
    }
    return showAll(printer::checkPrinter(*connect, wish.width, {}), wish);
}

} // namespace

void addConformCommand(CLI::App& app, int& exitCode)
{
    auto wish = std::make_shared<Wish>();
    CLI::App* command = app.add_subcommand(
        "conform",
        "What a new brand of printer or card terminal must pass: a list of checks with verdicts. A printer prints four "
        "pages; a terminal needs a person with a card, moves a little money and asks it back.");
    auto* printer = command->add_option("--printer", wish->printerAddress, "escpos:usb…, escpos:tcp:… or escpos:tty:…");
    auto* pos =
        command->add_option("--pos", wish->posDriver, "the card terminal's driver: zvt, nexo, behpardakht or bridge");
    pos->excludes(printer);
    command
        ->add_option("--address", wish->posAddress,
                     "tcp:HOST:PORT, tty:PATH; nexo: tcp:HOST:PORT/POI or tls:HOST:PORT/POI?keys=FILE")
        ->needs(pos);
    command->add_option("--amount", wish->amount, "rials of each payment")->check(CLI::Range(1000, 1'000'000));
    command->require_option(1, 0);
    command->add_option("--width", wish->width, "dots: 576 for 80 mm, 384 for 58 mm")->check(CLI::IsMember({384, 576}));
    command->add_option("--pdf", wish->pdf, "also two pages: for the office in Persian, for the vendor the clauses");
    command->add_flag("--json", wish->asJson, "one JSON object per check on standard output");
    command->callback([wish, &exitCode] { exitCode = conform(*wish); });
}

} // namespace pishkhan::cli
