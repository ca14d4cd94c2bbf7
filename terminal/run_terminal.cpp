// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/run_terminal.h"

#include <cstdio>

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QQuickWindow>

#include "kiosk-ui/trouble_window.h"
#include "terminal/journal/sqlite_journal.h"

namespace pishkhan {
namespace {

struct Wish {
    std::string home = "/var/lib/pishkhan";
    std::string mode = "counter";
    bool fullScreen = false;
    std::string programs;
};

int say(const char* what, const Error& error)
{
    std::fprintf(stderr, "%s: %s. Nothing in the journal was changed by this.\n", what, error.what.c_str());
    return 1;
}

/// Say it to whoever stands before the screen, and to whoever reads the log.
int cannotStart(const Program& program, const char* what, const Error& error, std::string_view word)
{
    const int code = say(what, error);
    kiosk_ui::TroubleWindow window;
    if (!(program.unattended && program.unattended()) && window.show(word)) {
        QGuiApplication::exec();
    }
    return code;
}

int run(const Program& program, const Wish& wish, const std::function<void(Terminal&, kiosk_ui::Screens&)>& shown)
{
    const Mode mode = wish.mode == "kiosk" ? Mode::Kiosk : Mode::Counter;
    auto settings = readSettings(wish.home, mode, wish.fullScreen || mode == Mode::Kiosk);
    if (!settings) {
        return cannotStart(program, "The settings cannot be used", settings.error(), "settings-broken");
    }
    settings->programs = wish.programs;
    settings->programFolder = QCoreApplication::applicationDirPath().toStdString();
    settings->helperEnvironment = program.helperEnvironment ? program.helperEnvironment() : std::vector<std::string>();
    auto terminal = buildTerminal(*settings, program.money);
    if (!terminal) {
        return cannotStart(program, "The terminal cannot start", terminal.error(),
                           journal::troubleWordOf(terminal.error()));
    }
    kiosk_ui::Screens screens((*terminal)->desk(),
                              mode == Mode::Kiosk ? kiosk_ui::Mode::Kiosk : kiosk_ui::Mode::Counter);
    if (const Status started = (*terminal)->start(); !started) {
        return cannotStart(program, "The terminal cannot start", started.error(),
                           journal::troubleWordOf(started.error()));
    }
    if (const Status done = screens.show(settings->fullScreen); !done) {
        return say("The screens cannot be shown", done.error());
    }
    screens.siftScans();
    if (shown) {
        shown(**terminal, screens);
    }
    const int code = QGuiApplication::exec();
    (*terminal)->stop();
    return code;
}

} // namespace

int runTerminal(int argc, char** argv, const Program& program)
{
    // Office PCs have no graphics worth waiting for: the software renderer starts in a fifth of the time (devices.md 6).
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QString::fromLatin1(program.name));
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);

    Wish wish;
    CLI::App options("The counter-office terminal.", program.name);
    options.set_version_flag("--version", PISHKHAN_VERSION);
    options.add_option("--home", wish.home, "the terminal's folder")->capture_default_str();
    options.add_option("--mode", wish.mode, "counter or kiosk")
        ->check(CLI::IsMember({"counter", "kiosk"}))
        ->capture_default_str();
    options.add_flag("--full-screen", wish.fullScreen, "cover the whole screen (a kiosk always does)");
    options.add_option("--programs", wish.programs, "the slots of releases (pishkhan-start gives it)");
    const auto shown = program.extend ? program.extend(options) : nullptr;
    try {
        options.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return options.exit(error) == 0 ? 0 : 2;
    }
    return run(program, wish, shown);
}

} // namespace pishkhan
