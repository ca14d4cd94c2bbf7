// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-receipt-printer: a receipt printer on a real TCP port or a pseudo terminal, until it is told to end.
#include <cstdio>
#include <string>

#include <CLI/CLI.hpp>
#include <csignal>

#include "drivers/emulators/receipt_printer/fault_console.h"
#include "drivers/emulators/receipt_printer/paper_folder.h"
#include "drivers/emulators/receipt_printer/stream_printer.h"

namespace {

using namespace pishkhan;

struct Wish {
    std::string out = "paper", control, ttyLink;
    int port = -1;
    bool flowBytes = false;
};

Status run(const Wish& wish, const sigset_t& ending)
{
    auto folder = TRY(emulators::PaperFolder::open(wish.out));
    const auto keep = [&folder](const ports::Bitmap& page) {
        const auto kept = folder.keep(page);
        std::fprintf(stderr, "printed: %s\n", kept ? kept->c_str() : kept.error().what.c_str());
    };
    const auto flow = wish.flowBytes ? emulators::SerialFlow::FlowBytes : emulators::SerialFlow::Line;
    const auto printer =
        TRY(wish.ttyLink.empty() ? emulators::StreamPrinter::tcp(static_cast<std::uint16_t>(wish.port), keep)
                                 : emulators::StreamPrinter::tty(wish.ttyLink, flow, keep));
    std::unique_ptr<emulators::FaultConsole> console;
    if (!wish.control.empty()) {
        console = TRY(emulators::FaultConsole::open(*printer, wish.control));
    }
    std::printf("%s\n", wish.ttyLink.empty() ? std::to_string(printer->port()).c_str() : wish.ttyLink.c_str());
    std::fflush(stdout);
    int signal = 0;
    ::sigwait(&ending, &signal);
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app(
        "An emulated receipt printer on a network port or a serial line; writes the port or line when it is ready.");
    app.set_version_flag("--version", PISHKHAN_VERSION);
    Wish wish;
    app.add_option("--out", wish.out, "folder for the printed pages (PNG)");
    app.add_option("--control", wish.control, "unix socket that takes commands: paper out, cover open, unplug …");
    auto* const port =
        app.add_option("--tcp", wish.port, "port on 127.0.0.1; 0 takes a free one")->check(CLI::Range(0, 65535));
    app.add_option("--tty", wish.ttyLink, "make this a link to a pseudo terminal")->excludes(port);
    app.add_flag("--xonxoff", wish.flowBytes, "the serial printer holds the host back with XOFF bytes");
    try {
        app.parse(argc, argv);
        if (wish.port < 0 && wish.ttyLink.empty()) {
            throw CLI::RequiredError("--tcp or --tty");
        }
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr); // before any thread starts
    const Status done = run(wish, ending);
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().what.c_str());
    }
    return done ? 0 : 1;
}
