// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/self_test_command.h"

#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>
#include <QGuiApplication>

#include "drivers/card/pcsc_readers.h"
#include "drivers/cli/office_papers.h"
#include "drivers/cli/system_clock.h"
#include "terminal/base/files.h"
#include "terminal/readiness/counter_facts.h"

namespace pishkhan::cli {
namespace {

using nlohmann::json;
using templates::Light;

struct Wish {
    std::string home, pdf = "self-test.pdf";
    bool asJson = false;
};

const char* nameOf(Light light)
{
    return light == Light::Green ? "green" : light == Light::Yellow ? "yellow" : "red";
}

/// The number of this counter, for the page's head.
Result<int> readCounter(const std::string& home)
{
    const Bytes bytes = TRY(readFile(home + "/terminal.json"));
    const json settings = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!settings.is_object() || !settings.contains("counter") || !settings["counter"].is_number_integer()) {
        return makeError(ErrorKind::InvalidInput, home + "/terminal.json: counter must be a number", "self-test");
    }
    return settings["counter"].get<int>();
}

std::vector<inventory::SeenDevice> askDevices(const catalogue::OfficeConfiguration& office)
{
    auto devices = inventory::askConfigured(devicesOf(office));
    const auto readers = card::listReaders();
    for (std::size_t i = 0; readers && i < std::min<std::size_t>(readers->size(), 3); ++i) {
        const card::ReaderView& reader = (*readers)[i];
        devices.push_back({inventory::DeviceKind::CardReader, "pcsc:" + reader.name, "pcsc",
                           inventory::DeviceState::Ready, reader.cardPresent ? "card-present" : "no-card",
                           reader.name});
    }
    return devices;
}

json toJson(const char* part, const templates::SelfTestRow& row)
{
    return {{"part", part},
            {"light", nameOf(row.light)},
            {"title", row.title},
            {"state", row.state},
            {"advice", row.advice}};
}

void showAsJson(const templates::SelfTestPage& page)
{
    for (const auto& [part, rows] : {std::pair("service", &page.services), std::pair("device", &page.devices),
                                     std::pair("counter", &page.machine)}) {
        for (const templates::SelfTestRow& row : *rows) {
            std::printf("%s\n", toJson(part, row).dump().c_str());
        }
    }
}

Result<templates::SelfTestPage> examine(const std::string& home)
{
    const SystemClock clock;
    const Instant now = clock.now();
    const auto today = domain::toJalali(now);
    const int counter = TRY(readCounter(home));
    const OfficePapers papers = TRY(readOfficePapers(home, today));
    const auto facts = readiness::gatherFacts(home, papers.office, clock, askDevices(papers.office));
    templates::SelfTestPage page;
    page.officeName = papers.office.officeName;
    page.counter = std::to_string(counter);
    page.jalaliDateTime = domain::formatJalaliDateTime(now);
    page.version = PISHKHAN_VERSION;
    page.devices = readiness::judgeDevices(facts);
    page.machine = readiness::judgeMachine(facts);
    if (papers.catalogue) {
        page.services = readiness::judgeServices(facts, *papers.catalogue, today);
    }
    return page;
}

/// 0: every service can be given, if need be with a shortcoming; 1: one cannot, or the look itself failed.
Result<int> run(const Wish& wish)
{
    const auto page = TRY(examine(wish.home));
    const Bytes pdf = TRY(templates::selfTestPdf(page));
    TRY(writeFileDurably(wish.pdf, pdf, FileAccess::Private));
    if (wish.asJson) {
        showAsJson(page);
    }
    std::fprintf(stderr, "%s\n", wish.pdf.c_str());
    bool closed = page.services.empty();
    for (const templates::SelfTestRow& row : page.services) {
        closed = closed || row.light == Light::Red;
    }
    return closed ? 1 : 0;
}

} // namespace

void addSelfTestCommand(CLI::App& app, int& exitCode)
{
    auto wish = std::make_shared<Wish>();
    CLI::App* command = app.add_subcommand(
        "self-test", "One page: every device, clock, disk, key, queue, and which services can be given now.");
    command->add_option("--home", wish->home, "the terminal's home folder")->required();
    command->add_option("--pdf", wish->pdf, "where to write the page")->capture_default_str();
    command->add_flag("--json", wish->asJson, "also one JSON object per row on standard output");
    command->callback([wish, &exitCode] {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
        }
        char name[] = "pishkhan-device";
        char* arguments[] = {name, nullptr};
        int count = 1;
        const QGuiApplication gui(count, arguments); // text layout needs it
        const auto done = run(*wish);
        exitCode = done ? *done : 1;
        if (!done) {
            std::fprintf(stderr, "pishkhan-device self-test: %s\n", done.error().what.c_str());
        }
    });
}

} // namespace pishkhan::cli
