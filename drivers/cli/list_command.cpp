// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/list_command.h"

#include <cstdio>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/cli/office_papers.h"
#include "drivers/cli/system_clock.h"
#include "drivers/inventory/inventory.h"

namespace pishkhan::cli {
namespace {

using inventory::SeenDevice;

struct Wish {
    std::string home;
    bool asJson = false;
};

void showAsJson(const SeenDevice& device)
{
    const nlohmann::json line = {
        {"device", inventory::name(device.kind)}, {"address", device.address}, {"driver", device.driver},
        {"state", inventory::name(device.state)}, {"reason", device.reason},   {"name", device.name}};
    std::printf("%s\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

void showToPeople(const SeenDevice& device)
{
    std::printf("%-16s %-8s %-8s %-14s %s%s%s\n", inventory::name(device.kind), inventory::name(device.state),
                device.driver.c_str(), device.reason.c_str(), device.address.c_str(), device.name.empty() ? "" : "  ",
                device.name.c_str());
}

int list(const Wish& wish)
{
    inventory::Configured configured;
    if (!wish.home.empty()) {
        const SystemClock clock;
        const auto papers = readOfficePapers(wish.home, domain::toJalali(clock.now()));
        if (!papers) {
            std::fprintf(stderr, "pishkhan-device list: %s: %s\n", wish.home.c_str(), papers.error().what.c_str());
            return 1;
        }
        configured = devicesOf(papers->office);
    }
    const auto seen = inventory::lookAround(configured);
    for (const SeenDevice& device : seen.devices) {
        wish.asJson ? showAsJson(device) : showToPeople(device);
    }
    for (const std::string& way : seen.blind) {
        std::fprintf(stderr, "could not look through %s: it does not answer on this machine\n", way.c_str());
    }
    return 0;
}

} // namespace

void addListCommand(CLI::App& app, int& exitCode)
{
    auto wish = std::make_shared<Wish>();
    CLI::App* command =
        app.add_subcommand("list", "Every device seen, its driver and its state; nothing is printed or charged.");
    command->add_option("--home", wish->home, "terminal's home folder: also the devices its configuration names");
    command->add_flag("--json", wish->asJson, "one JSON object per device on standard output");
    command->callback([wish, &exitCode] { exitCode = list(*wish); });
}

} // namespace pishkhan::cli
