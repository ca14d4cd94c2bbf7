// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-lab: the same terminal over emulated devices, with a player that presses its keys. For training, demonstrations and tests;
// its receipts carry a watermark, because no money moves.
#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QQuickWindow>
#include <QTimer>

#include "terminal/dock/lab_dock.h"
#include "terminal/play_report.h"
#include "terminal/player.h"
#include "terminal/run_terminal.h"

namespace {

using namespace pishkhan;

struct LabWish {
    std::string play, shots = ".", result, dock;
    std::vector<std::string> helperEnvironment;
    bool drain = false;
};

/// Leave when the A4 copy is out and the hub has everything, or after a while: what is not sent stays queued, and the report says so.
void leave(Terminal& terminal, const LabWish& wish, const std::string& problem, int patience)
{
    const bool done = terminal.desk().pagesUnderWay() == 0 && terminal.everythingAcknowledged();
    if (problem.empty() && wish.drain && !done && patience > 0) {
        QTimer::singleShot(100, [&terminal, &wish, patience] { leave(terminal, wish, {}, patience - 1); });
        return;
    }
    const bool written = writePlayReport(wish.result, wish.shots, terminal, problem);
    if (!problem.empty()) {
        std::fprintf(stderr, "The play stopped: %s\n", problem.c_str());
    }
    QCoreApplication::exit(problem.empty() && written ? 0 : 1);
}

void start(Terminal& terminal, kiosk_ui::Screens& screens, const LabWish& wish)
{
    constexpr int drainPatience = 300; // tenths of a second
    if (!wish.dock.empty()) {
        (new LabDock(terminal.desk(), QString::fromStdString(wish.dock), &screens))->show();
        screens.window()->requestActivate();
    }
    if (wish.play.empty()) {
        return;
    }
    auto steps = readPlay(wish.play);
    if (!steps) {
        QTimer::singleShot(0, [&terminal, &wish, what = steps.error().what] { leave(terminal, wish, what, 0); });
        return;
    }
    auto* player = new Player(
        *screens.window(), [&screens] { return screens.currentScreen(); }, std::move(*steps), wish.shots);
    player->setParent(&screens);
    player->play([&terminal, &wish](const std::string& problem) { leave(terminal, wish, problem, drainPatience); });
}

} // namespace

int main(int argc, char** argv)
{
    LabWish wish;
    const auto extend = [&wish](CLI::App& options) {
        options.add_option("--play", wish.play, "drive the screens by this file, then leave");
        options.add_option("--shots", wish.shots, "folder for the play's pictures")->capture_default_str();
        options.add_option("--result", wish.result, "write what the last case came to, as JSON");
        options.add_option("--dock", wish.dock, "open the device laboratory over this office's emulators");
        options.add_option(
            "--helper-environment", wish.helperEnvironment,
            "NAME=VALUE for the scanner's helper programs; puts an emulated scanner or camera before them");
        options.add_flag("--drain", wish.drain, "after the play, wait until the hub has every event");
        return [&wish](Terminal& terminal, kiosk_ui::Screens& screens) { start(terminal, screens, wish); };
    };
    return runTerminal(argc, argv,
                       {"pishkhan-lab", app::Money::Training, extend, [&wish] { return !wish.play.empty(); },
                        [&wish] { return wish.helperEnvironment; }});
}
