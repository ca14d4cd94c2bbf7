// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-emulate-usb-printer: plugs an emulated receipt printer into a umockdev testbed and runs an unmodified
// program beside it, whose libusb finds the printer as a real one. Exits as that program does.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "drivers/emulators/receipt_printer/fault_console.h"
#include "drivers/emulators/receipt_printer/paper_folder.h"
#include "drivers/emulators/usb_printer/umockdev_printer.h"
#include "drivers/emulators/wedge_scanner/umockdev_scanner.h"

extern char** environ;

namespace {

volatile std::sig_atomic_t childToEnd = 0; // a signal handler can reach nothing else

void passOn(int signal)
{
    if (childToEnd != 0) {
        ::kill(childToEnd, signal);
    }
}

/// umockdev redirects files and device events only in processes that carry its library; the emulator itself is one of
/// them, or its unplug events would reach nobody. The client inherits it.
void enterMockEnvironment(char** argv)
{
    constexpr const char* library = "libumockdev-preload.so.0";
    const char* others = std::getenv("LD_PRELOAD");
    if (others != nullptr && std::strstr(others, library) != nullptr) {
        return;
    }
    const std::string preload = (others != nullptr ? std::string(others) + " " : "") + library;
    ::setenv("LD_PRELOAD", preload.c_str(), 1);
    ::execv("/proc/self/exe", argv);
    std::fprintf(stderr, "cannot enter umockdev's environment: %s\n", std::strerror(errno));
    std::exit(1);
}

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> out;
    for (std::string& text : texts) {
        out.push_back(text.data());
    }
    out.push_back(nullptr);
    return out;
}

int runClient(std::vector<std::string> command)
{
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, command[0].c_str(), nullptr, nullptr, pointers(command).data(), environ);
    if (failed != 0) {
        std::fprintf(stderr, "cannot start %s: %s\n", command[0].c_str(), std::strerror(failed));
        return 1;
    }
    childToEnd = child;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        std::signal(signal, passOn);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    childToEnd = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

int main(int argc, char** argv)
{
    using namespace pishkhan;
    enterMockEnvironment(argv);
    CLI::App app("Runs a program beside an emulated USB receipt printer.");
    app.set_version_flag("--version", PISHKHAN_VERSION);
    std::string outFolder = "paper";
    std::string controlSocket;
    std::vector<std::string> command;
    bool unplugged = false;
    app.add_option("--out", outFolder, "folder for the printed pages (PNG)");
    app.add_option("--control", controlSocket, "unix socket that takes commands: paper out, unplug, scan TEXT …");
    app.add_flag("--unplugged", unplugged, "begin without the printer");
    app.add_option("command", command, "the program to run, after --")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    auto folder = emulators::PaperFolder::open(outFolder);
    if (!folder) {
        std::fprintf(stderr, "%s\n", folder.error().what.c_str());
        return 1;
    }
    auto printer = emulators::UmockdevPrinter::create([&](const ports::Bitmap& page) {
        const auto kept = folder->keep(page);
        std::fprintf(stderr, "printed: %s\n", kept ? kept->c_str() : kept.error().what.c_str());
    });
    if (!printer) {
        std::fprintf(stderr, "%s\n", printer.error().what.c_str());
        return 1;
    }
    if (unplugged) {
        (*printer)->unplug();
    }
    emulators::UmockdevScanner scanner((*printer)->testbed());
    std::unique_ptr<emulators::FaultConsole> console;
    if (!controlSocket.empty()) {
        auto opened = emulators::FaultConsole::open(
            [&](std::string_view line) {
                const std::string done = scanner.work(line);
                return done.empty() ? emulators::workPrinter(**printer, line) : done;
            },
            controlSocket);
        if (!opened) {
            std::fprintf(stderr, "%s\n", opened.error().what.c_str());
            return 1;
        }
        console = std::move(opened).take();
    }
    return runClient(std::move(command));
}
