// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-hub: reads the command line and calls the one command it names. Exit: 0 done, 1 refused, 2 wrong usage.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include <CLI/CLI.hpp>

#include "sync/hub/commands.h"
#include "sync/hub/hub.h"
#include "sync/hub/request_target.h"
#include "sync/hub/rollout_commands.h"

namespace {

using namespace pishkhan;
using namespace pishkhan::hub;

constexpr int parsed = -1;
constexpr int wrongUsage = 2;

/// The hub's one reading of the clock; everything else is given it.
Instant systemNow()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<Milliseconds>(since).count()};
}

struct Orders {
    InitOrder init;
    UserOrder user;
    DeviceOrder device;
    StatementOrder statement;
    RolloutOrder rollout;
    HubSettings serve;
    std::string listen = "127.0.0.1:8443";
    std::string out;
    std::string data;
    bool json = false;

    Output output() const { return json ? Output::Json : Output::Text; }
};

/// "ADDR:PORT" into the settings; the address may be IPv6 in brackets.
bool parseListen(const std::string& listen, HttpSettings& http)
{
    const auto colon = listen.rfind(':');
    if (colon == std::string::npos || colon == 0) {
        return false;
    }
    http.address = listen.substr(0, colon);
    if (http.address.front() == '[' && http.address.back() == ']') {
        http.address = http.address.substr(1, http.address.size() - 2);
    }
    const auto port = parseDecimal(listen.substr(colon + 1));
    http.port = static_cast<std::uint16_t>(port && *port <= 65535 ? *port : 0);
    return port && *port <= 65535;
}

Status serve(Orders& orders)
{
    orders.serve.dataFolder = orders.data;
    if (!parseListen(orders.listen, orders.serve.http)) {
        return makeError(ErrorKind::InvalidInput, "--listen wants ADDR:PORT", "hub");
    }
    orders.serve.http.threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 2U, 8U));
    return serveHub(orders.serve, systemNow, [&orders](std::uint16_t port) {
        std::fprintf(stderr, "pishkhan-hub: serving on %s port %d\n", orders.serve.http.address.c_str(), int(port));
    });
}

CLI::App* command(CLI::App& parent, const char* name, const char* what, Orders& orders)
{
    auto* out = parent.add_subcommand(name, what);
    out->add_option("--data", orders.data, "the hub's folder")->required();
    return out;
}

void addGrantOptions(CLI::App& command, UserOrder& user)
{
    command.add_option("NAME", user.name, "the user's name")->required();
    command.add_option("--role", user.role, "agency-supervisor, national-auditor, office-manager, hub-operator")
        ->required();
    command.add_option("--agency", user.agencies, "CODE or CODE=TITLE, may be repeated");
    command.add_option("--office", user.offices, "office code, may be repeated");
}

void addServeOptions(CLI::App& command, Orders& orders)
{
    command.add_option("--listen", orders.listen, "ADDR:PORT, port 0 for any free one");
    command.add_option("--tls-cert", orders.serve.http.certificateFile, "PEM chain of the hub")->required();
    command.add_option("--tls-key", orders.serve.http.keyFile, "PEM key of the hub")->required();
    command.add_option("--client-ca", orders.serve.http.clientCaFile, "PEM of the CA of the terminals")->required();
    command.add_option("--console", orders.serve.consoleFolder, "folder of the built console");
    command.add_option("--port-file", orders.serve.portFile, "write the port here when ready");
    command.add_option("--witness-policy", orders.serve.witnesses.policyFile,
                       "tlog-policy: witnesses and their quorum");
    command.add_option("--witness", orders.serve.witnesses.addresses,
                       "NAME=URL of a witness of the policy, may be repeated");
    command.add_option("--witness-every", orders.serve.witnesses.everySeconds, "seconds between two rounds")
        ->capture_default_str();
}

/// The commands by name, so that main can ask which one was given.
struct Commands {
    CLI::App* init = nullptr;
    CLI::App* serve = nullptr;
    CLI::App* userAdd = nullptr;
    CLI::App* userList = nullptr;
    CLI::App* userRemove = nullptr;
    CLI::App* grant = nullptr;
    CLI::App* deviceAdd = nullptr;
    CLI::App* deviceRelease = nullptr;
    CLI::App* deviceReplace = nullptr;
    CLI::App* statementAdd = nullptr;
    CLI::App* rolloutBegin = nullptr;
    CLI::App* rolloutStop = nullptr;
    CLI::App* rolloutStatus = nullptr;
    CLI::App* rolloutLog = nullptr;
    CLI::App* exportLog = nullptr;
    CLI::App* rebuild = nullptr;
    CLI::App* status = nullptr;
};

void describeRollout(CLI::App& app, Commands& out, Orders& orders)
{
    auto* rollout = app.add_subcommand("rollout", "a new release of the program, ring by ring")->require_subcommand(1);
    out.rolloutBegin = command(*rollout, "begin", "carry a signed release; the first ring opens", orders);
    out.rolloutBegin->add_option("--manifest", orders.rollout.manifestFile, "made by pishkhan-release")->required();
    out.rolloutBegin->add_option("--bundle", orders.rollout.bundleFile, "the release itself")->required();
    out.rolloutBegin->add_option("--publisher", orders.rollout.publisherFile, "PEM: whose signature it needs")
        ->required();
    out.rolloutBegin->add_option("--by", orders.rollout.by, "who orders it")->required();
    out.rolloutStop = command(*rollout, "stop", "halt it; every terminal goes back", orders);
    out.rolloutStop->add_option("--by", orders.rollout.by, "who orders it")->required();
    out.rolloutStop->add_option("--reason", orders.rollout.reason, "why")->required();
    out.rolloutStatus = command(*rollout, "status", "how far it is", orders);
    out.rolloutLog = command(*rollout, "log", "every decision with its cause", orders);
    for (auto* one : {out.rolloutStatus, out.rolloutLog}) {
        one->add_flag("--json", orders.json);
    }
}

Commands describe(CLI::App& app, Orders& orders)
{
    Commands out;
    out.init = command(app, "init", "make the log's key, the databases and the first administrator", orders);
    out.init->add_option("--origin", orders.init.origin, "the log's public name, e.g. oversight.example/hub1")
        ->required();
    out.init->add_flag("--json", orders.json);
    out.serve = command(app, "serve", "receive journals and serve the console", orders);
    addServeOptions(*out.serve, orders);
    auto* user = app.add_subcommand("user", "accounts of the console")->require_subcommand(1);
    out.userAdd = command(*user, "add", "add an account; the password comes from standard input", orders);
    addGrantOptions(*out.userAdd, orders.user);
    out.userAdd->add_option("--display-name", orders.user.displayName);
    out.userAdd->add_option("--password-file", orders.user.passwordFile);
    out.userList = command(*user, "list", "who has an account, and what it may see", orders);
    out.userList->add_flag("--json", orders.json);
    out.userRemove = command(*user, "remove", "end an account and its sessions; what it looked at stays known", orders);
    out.userRemove->add_option("NAME", orders.user.name, "the user's name")->required();
    out.grant = command(app, "grant", "replace what an account may see", orders);
    addGrantOptions(*out.grant, orders.user);
    auto* device = app.add_subcommand("device", "terminals")->require_subcommand(1);
    out.deviceAdd = command(*device, "add", "register an enrolled terminal", orders);
    out.deviceAdd->add_option("--certificate", orders.device.certificateFile, "PEM")->required();
    out.deviceAdd->add_option("--office", orders.device.office)->required();
    out.deviceAdd->add_option("--office-title", orders.device.officeTitle);
    out.deviceAdd->add_option("--counter", orders.device.counter)->required();
    out.deviceRelease = command(*device, "release",
                                "end the quarantine of a copied terminal: the first copy to speak is believed", orders);
    out.deviceRelease->add_option("NAME", orders.device.name, "the terminal's name")->required();
    out.deviceReplace = command(*device, "replace",
                                "another machine takes a terminal's place: its old key is refused from now on", orders);
    out.deviceReplace->add_option("NAME", orders.device.name, "the terminal's name")->required();
    out.deviceReplace->add_option("--certificate", orders.device.certificateFile, "PEM, the new machine's")->required();
    out.deviceReplace->add_flag("--json", orders.json);
    auto* statement = app.add_subcommand("statement", "of the centre and of support")->require_subcommand(1);
    out.statementAdd = command(*statement, "add", "carry a signed statement to its terminal", orders);
    out.statementAdd->add_option("FILE", orders.statement.file, "made by pishkhan-propose")->required();
    out.statementAdd->add_option("--authority", orders.statement.authorityFile, "PEM: who certifies its signer")
        ->required();
    describeRollout(app, out, orders);
    auto* exports = app.add_subcommand("export", "copies for others")->require_subcommand(1);
    out.exportLog = command(*exports, "log", "the log as files at the C2SP paths", orders);
    out.exportLog->add_option("--to", orders.out, "folder to write to")->required();
    out.rebuild = command(app, "rebuild", "drop the index and unfold every batch again", orders);
    out.status = command(app, "status", "size and checkpoint of the log", orders);
    out.status->add_flag("--json", orders.json);
    return out;
}

Status run(const Commands& commands, Orders& orders)
{
    const Now now = systemNow;
    orders.init.dataFolder = orders.user.dataFolder = orders.device.dataFolder = orders.data;
    orders.statement.dataFolder = orders.rollout.dataFolder = orders.data;
    orders.init.output = orders.output();
    if (*commands.init) {
        return hub::init(orders.init, now);
    }
    if (*commands.serve) {
        return serve(orders);
    }
    if (*commands.userAdd) {
        return addUser(orders.user, now);
    }
    if (*commands.userList) {
        return listUsers(orders.user, orders.output());
    }
    if (*commands.userRemove) {
        return removeUser(orders.user);
    }
    if (*commands.grant) {
        return changeGrant(orders.user);
    }
    if (*commands.deviceAdd) {
        return addDevice(orders.device, now);
    }
    if (*commands.deviceRelease) {
        return releaseDevice(orders.device, now);
    }
    if (*commands.deviceReplace) {
        return replaceDevice(orders.device, orders.output(), now);
    }
    if (*commands.statementAdd) {
        return addStatement(orders.statement, now);
    }
    if (*commands.rolloutBegin) {
        return beginRollout(orders.rollout, now);
    }
    if (*commands.rolloutStop) {
        return stopRollout(orders.rollout, now);
    }
    if (*commands.rolloutStatus) {
        return showRollout(orders.rollout, orders.output(), now);
    }
    if (*commands.rolloutLog) {
        return logRollout(orders.rollout, orders.output());
    }
    if (*commands.exportLog) {
        return exportLogTo(orders.data, orders.out);
    }
    return *commands.rebuild ? rebuildIndex(orders.data) : showStatus(orders.data, orders.output());
}

/// CLI11 answers --help and --version with 0 and everything it does not understand with a number above 100.
int parse(CLI::App& app, int argc, char** argv)
{
    CLI11_PARSE(app, argc, argv)
    return parsed;
}

} // namespace

int main(int argc, char** argv)
{
    Orders orders;
    CLI::App app("pishkhan-hub: the oversight hub");
    app.set_version_flag("--version", "pishkhan-hub " PISHKHAN_VERSION);
    app.require_subcommand(1);
    const Commands commands = describe(app, orders);
    const int code = parse(app, argc, argv);
    if (code != parsed) {
        return code == 0 ? 0 : wrongUsage;
    }
    const Status done = run(commands, orders);
    if (!done) {
        std::fprintf(stderr, "pishkhan-hub: %s\n", done.error().what.c_str());
        return done.error().kind == ErrorKind::InvalidInput ? wrongUsage : 1;
    }
    return 0;
}
