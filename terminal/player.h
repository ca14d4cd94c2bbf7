// SPDX-License-Identifier: GPL-3.0-or-later
/// Player: drives the terminal through its real screens, as a clerk would, by posting key events to the window. Linked into
/// pishkhan-lab only; used by `provisioning/run --once`, the demonstration and the scenario tests.
///
/// A play is a text file, one step a line (empty lines and # comments are skipped):
///   await SCREEN[|SCREEN…]  wait until one of the screens is shown
///   if SCREEN STEP          do the step when that screen is shown now
///   if-shown OBJECT STEP    do the step when a visible item has that objectName now
///   await-text OBJECT TEXT[|TEXT…]  wait until the item with that objectName says one of these ("*": anything)
///   say OBJECT              write what that item says to standard error, as `says OBJECT TEXT`
///   settle NOTE             wait until the picture stands still (a resumed case may go on by itself)
///   click OBJECT            press the button, or put the cursor into the field
///   key NAME                press a key: Return, F4, Ctrl+Return, Escape …
///   type TEXT               type the text, one key event a character
///   shot NAME               save the window as NAME.png
///   shell COMMAND           run a command (put a card on the scanner) and wait for it
/// Each change of screen is written to standard error as `screen NAME`.
#pragma once
#include <deque>
#include <functional>
#include <string>

#include <QImage>
#include <QObject>
#include <QQuickWindow>
#include <QTimer>

#include "terminal/base/result.h"

namespace pishkhan {

struct PlayStep {
    int line = 0;
    std::string verb, argument;
};

/// Errors: InvalidInput names the line.
Result<std::deque<PlayStep>> readPlay(const std::string& path);

class Player final : public QObject {
    Q_OBJECT
public:
    using CurrentScreen = std::function<QString()>;
    Player(QQuickWindow& window, CurrentScreen screen, std::deque<PlayStep> steps, std::string shots);

    /// Begin; `done` gets an empty error text on success, else what was waited for in vain.
    void play(std::function<void(const std::string& problem)> done);

private:
    void tick();
    bool perform(const PlayStep& step); ///< false: not yet
    bool performNow(const PlayStep& step);
    bool performIf(const PlayStep& step);
    bool standsStill(); ///< two pictures in a row, a while apart, are the same
    void tellScreen();
    void click(const std::string& name);
    bool awaitText(const std::string& argument);
    void say(const std::string& name);
    void press(const std::string& name);
    void type(const std::string& text);
    void strike(int key, Qt::KeyboardModifiers modifiers, const QString& text);
    void shoot(const std::string& name);
    void shell(const std::string& command);
    void finish(const std::string& problem);

    QQuickWindow& m_window;
    CurrentScreen m_screen;
    std::deque<PlayStep> m_steps;
    std::string m_shots, m_problem;
    QString m_told; ///< the screen written last
    QImage m_seen;  ///< the picture a while ago
    std::function<void(const std::string&)> m_done;
    QTimer m_timer;
    quint64 m_hand = 0; ///< the typing hand's own time, in ms
    int m_settled = 0;  ///< ticks since the picture was last compared
    int m_compared = 0; ///< how often: a screen with a spinner never stands still
    int m_patience = 0; ///< ticks the current step may still take
};

} // namespace pishkhan
