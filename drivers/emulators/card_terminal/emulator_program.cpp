// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_terminal/emulator_program.h"

#include <cstdio>

namespace pishkhan::emulators {
namespace {

int complain(const Program& program, const Error& error, int code)
{
    std::fprintf(stderr, "%s: %s (%d)\n", program.name.c_str(), error.what.c_str(), error.nativeCode);
    return code;
}

int serveUntilStopped(const Program& program, ServerSettings settings, const std::string& listen,
                      const std::string& books)
{
    if (const Status read = readListen(listen, settings); !read) {
        return complain(program, read.error(), 2);
    }
    const auto running = program.open(books);
    if (!running) {
        return complain(program, running.error(), 1);
    }
    RunningTerminal& terminal = **running;
    const auto hear = [&terminal](const std::string& line, EmulatorTime now) { return terminal.obey(line, now); };
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
    if (program.serial) {
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
