// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-zvt: a card terminal on TCP for development, training and tests. Keeps its own books in a file.
#include <cstdio>

#include <CLI/CLI.hpp>

#include "drivers/emulators/zvt_terminal/zvt_server.h"

namespace {

using namespace pishkhan;

int run(emulators::ServerSettings settings, emulators::Faults faults, const std::string& listen,
        const std::string& booksFile)
{
    const std::size_t colon = listen.rfind(':');
    char* end = nullptr;
    const unsigned long port = colon == std::string::npos ? 65536 : std::strtoul(listen.c_str() + colon + 1, &end, 10);
    if (port > 65535 || end == nullptr || *end != '\0') {
        std::fprintf(stderr, "pishkhan-emulate-zvt: --listen takes ADDRESS:PORT\n");
        return 2;
    }
    settings.host = listen.substr(0, colon);
    settings.port = static_cast<std::uint16_t>(port);
    auto books = emulators::ZvtBooks::open(booksFile);
    if (!books) {
        std::fprintf(stderr, "pishkhan-emulate-zvt: %s: %s\n", booksFile.c_str(), books.error().what.c_str());
        return 1;
    }
    emulators::EmulatedZvtTerminal terminal(*books, faults);
    const Status served = emulators::serve(settings, terminal, faults, *books);
    if (!served) {
        std::fprintf(stderr, "pishkhan-emulate-zvt: %s (%d)\n", served.error().what.c_str(), served.error().nativeCode);
    }
    return served ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("An emulated ZVT card terminal");
    app.set_version_flag("--version", PISHKHAN_VERSION);
    emulators::ServerSettings settings;
    std::string listen = "127.0.0.1:20007";
    std::string books;
    app.add_option("--listen", listen, "ADDRESS:PORT, port 0 for any free one");
    app.add_option("--books", books, "file of the terminal's own books")->required();
    app.add_option("--port-file", settings.portFile, "write the port here once it listens");
    app.add_option("--control", settings.control, "local socket for control lines");
    emulators::Faults faults;
    app.add_option("--card-ms", faults.behaviour.cardMs, "how long the citizen takes with the card");
    app.add_option("--host-ms", faults.behaviour.hostMs, "how long the bank takes to answer");
    try { // CLI11 reports wrong usage by throwing
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : 2;
    }
    return run(settings, faults, listen, books);
}
