// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_terminal/emulator_program.h"

#include <cstdio>
#include <cstdlib>

#include <CLI/CLI.hpp>

namespace pishkhan::emulators {
namespace {

int complain(const Program& program, const Error& error, int code)
{
    std::fprintf(stderr, "%s: %s (%d)\n", program.name.c_str(), error.what.c_str(), error.nativeCode);
    return code;
}

/// A control line about the terminal or its books; answers `ok`, a value or `error WORD`.
std::string obey(RunningTerminal& terminal, const std::string& line, EmulatorTime now)
{
    if (line == "money") {
        return std::to_string(terminal.money());
    }
    if (line.rfind("sell ", 0) == 0) {
        terminal.sellByHand(std::atoll(line.c_str() + 5), now);
        return "ok";
    }
    if (std::string own = terminal.answer(line); !own.empty()) {
        return own;
    }
    const Status done = terminal.obey(line);
    return done ? "ok" : "error " + done.error().what;
}

int serveUntilStopped(const Program& program, ServerSettings settings, const std::string& listen,
                      const std::string& books)
{
    if (const Status read = readListen(listen, settings); !read) {
        return complain(program, read.error(), 2);
    }
    const auto running = program.open(books, !settings.tty.empty());
    if (!running) {
        return complain(program, running.error(), 1);
    }
    RunningTerminal& terminal = **running;
    const auto hear = [&terminal](const std::string& line, EmulatorTime now) { return obey(terminal, line, now); };
    const Status served = serve(settings, {terminal.device(), terminal.lineFaults(), hear});
    return served ? 0 : complain(program, served.error(), 1);
}

} // namespace

int runEmulator(const Program& program, CLI::App& app, int argc, char** argv)
{
    app.description(program.about);
    app.set_version_flag("--version", PISHKHAN_VERSION);
    ServerSettings settings;
    std::string listen = program.listen;
    std::string books;
    app.add_option("--listen", listen, "ADDRESS:PORT, port 0 for any free one");
    if (program.hasSerial) {
        app.add_option("--tty", settings.tty, "serve a serial line instead: path of a link to the pseudo terminal");
    }
    app.add_option("--books", books, "file of the terminal's own books")->required();
    app.add_option("--port-file", settings.portFile, "write the port here once it listens");
    app.add_option("--control", settings.control, "local socket for control lines");
    try { // CLI11 reports wrong usage by throwing
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : 2;
    }
    return serveUntilStopped(program, std::move(settings), listen, books);
}

} // namespace pishkhan::emulators
