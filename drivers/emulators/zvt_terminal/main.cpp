// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-zvt: a card terminal on TCP or a serial line for development, training and tests. Keeps its own
// books in a file.
#include <cstdio>
#include <cstdlib>

#include <CLI/CLI.hpp>

#include "drivers/emulators/card_terminal/device_server.h"
#include "drivers/emulators/zvt_terminal/emulated_zvt_terminal.h"
#include "drivers/emulators/zvt_terminal/zvt_serial_line.h"

namespace {

using namespace pishkhan;

std::string obey(emulators::EmulatedZvtTerminal& terminal, const emulators::ZvtBooks& books, emulators::Faults& faults,
                 const std::string& line, emulators::EmulatorTime now)
{
    if (line == "money") {
        return std::to_string(books.money());
    }
    if (line == "repeats") {
        return std::to_string(faults.serial.repeatsSeen);
    }
    if (line.rfind("sell ", 0) == 0) {
        terminal.sellByHand(std::atoll(line.c_str() + 5), now);
        return "ok";
    }
    const Status done = emulators::applyControlLine(faults, line);
    return done ? "ok" : "error " + done.error().what;
}

int run(emulators::ServerSettings settings, emulators::Faults faults, const std::string& listen,
        const std::string& booksFile)
{
    if (const Status read = emulators::readListen(listen, settings); !read) {
        std::fprintf(stderr, "pishkhan-emulate-zvt: %s\n", read.error().what.c_str());
        return 2;
    }
    auto books = emulators::ZvtBooks::open(booksFile);
    if (!books) {
        std::fprintf(stderr, "pishkhan-emulate-zvt: %s: %s\n", booksFile.c_str(), books.error().what.c_str());
        return 1;
    }
    emulators::EmulatedZvtTerminal terminal(*books, faults);
    emulators::ZvtSerialLine serial(terminal, faults.serial);
    emulators::EmulatedDevice& device =
        settings.tty.empty() ? static_cast<emulators::EmulatedDevice&>(terminal) : serial;
    const auto hear = [&](const std::string& line, emulators::EmulatorTime now) {
        return obey(terminal, *books, faults, line, now);
    };
    const Status served = emulators::serve(settings, {device, faults.line, hear});
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
    app.add_option("--tty", settings.tty, "serve a serial line instead: path of a link to the pseudo terminal");
    app.add_option("--books", books, "file of the terminal's own books")->required();
    app.add_option("--port-file", settings.portFile, "write the port here once it listens");
    app.add_option("--control", settings.control, "local socket for control lines");
    emulators::Faults faults;
    app.add_option("--card-ms", faults.behaviour.cardMs, "how long the citizen takes with the card");
    app.add_option("--host-ms", faults.behaviour.hostMs, "how long the bank takes to answer");
    app.add_option("--patience-minutes", faults.behaviour.patienceMinutes,
                   "time limit it asks for; 0: the station's own")
        ->check(CLI::Range(0, 9));
    try { // CLI11 reports wrong usage by throwing
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : 2;
    }
    return run(settings, faults, listen, books);
}
