// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-witness: an independent pair of eyes on a hub's log. Run it somewhere the hub's administrator is not.
#include <chrono>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "sync/witness/witness_server.h"
#include "terminal/base/files.h"

namespace {

using pishkhan::Error;
using pishkhan::witness::Witness;

constexpr int wrongUsage = 2;

struct Given {
    std::string data, name, vkey, portFile;
    std::string listen = "127.0.0.1:0";
};

int failed(const Error& error)
{
    std::fprintf(stderr, "pishkhan-witness: %s\n", error.what.c_str());
    return 1;
}

int init(const Given& given)
{
    const auto vkey = Witness::create(given.data, given.name);
    if (!vkey) {
        return failed(vkey.error());
    }
    std::printf("%s\n", vkey->c_str());
    return 0;
}

int trust(const Given& given)
{
    const auto done = Witness::trust(given.data, given.vkey);
    return done ? 0 : failed(done.error());
}

std::uint64_t now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(since).count());
}

int serve(const Given& given)
{
    auto witness = Witness::open(given.data);
    if (!witness) {
        return failed(witness.error());
    }
    pishkhan::witness::ServerSettings settings;
    const std::size_t colon = given.listen.rfind(':');
    const long port = colon == std::string::npos ? -1 : std::strtol(given.listen.c_str() + colon + 1, nullptr, 10);
    if (port < 0 || port > UINT16_MAX) {
        std::fprintf(stderr, "pishkhan-witness: --listen wants ADDR:PORT\n");
        return wrongUsage;
    }
    settings.address = given.listen.substr(0, colon);
    settings.port = static_cast<std::uint16_t>(port);
    settings.unixSeconds = now;
    settings.ready = [&](std::uint16_t bound) {
        const std::string line = std::to_string(bound) + "\n";
        if (!given.portFile.empty()) {
            static_cast<void>(
                pishkhan::writeFileDurably(given.portFile, pishkhan::view(line), pishkhan::FileAccess::Readable)
                    .has_value());
        }
        std::fprintf(stderr, "pishkhan-witness: listening on %s:%u\n", settings.address.c_str(), unsigned{bound});
    };
    const auto done = pishkhan::witness::serve(**witness, settings);
    return done ? 0 : failed(done.error());
}

} // namespace

int main(int argc, char** argv)
{
    Given given;
    CLI::App app("Cosigns a log's checkpoints when nothing it saw before was changed (C2SP tlog-witness).");
    app.set_version_flag("--version", "pishkhan-witness " PISHKHAN_VERSION);
    app.require_subcommand(1);
    const auto add = [&](const char* name, const char* what) {
        CLI::App* command = app.add_subcommand(name, what);
        command->add_option("--data", given.data, "folder of this witness")->required();
        return command;
    };
    CLI::App* create = add("init", "make a key; prints the witness's vkey");
    create->add_option("--name", given.name, "the witness's name, e.g. witness.example/audit1")->required();
    CLI::App* believe = add("trust", "trust a log's key");
    believe->add_option("--vkey", given.vkey, "the log's vkey")->required();
    CLI::App* run = add("serve", "answer add-checkpoint");
    run->add_option("--listen", given.listen, "ADDR:PORT")->capture_default_str();
    run->add_option("--port-file", given.portFile, "write the port here when ready");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrongUsage;
    }
    return create->parsed() ? init(given) : believe->parsed() ? trust(given) : serve(given);
}
