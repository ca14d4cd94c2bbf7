// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/player.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <string_view>

#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>
#include <QProcess>
#include <QQuickItem>

namespace pishkhan {
namespace {

constexpr int tickMs = 40;                     // slower than a fast clerk, quicker than the eye
constexpr int patienceTicks = 60'000 / tickMs; // a minute: a card read and a payment on a loaded two-core machine

constexpr int compareTicks = 5;  // between two pictures; longer than a blinking cursor's rest would be
constexpr int mostCompares = 12; // then the picture is taken as it is

bool isVerb(const std::string& verb)
{
    constexpr std::array<std::string_view, 11> verbs{"await", "await-text", "say",      "key",    "type", "shot",
                                                     "shell", "if",         "if-shown", "settle", "click"};
    return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

PlayStep toStep(int number, const std::string& line)
{
    const auto space = line.find(' ');
    return {number, line.substr(0, space), space == std::string::npos ? "" : line.substr(space + 1)};
}

/// The first visible item of that name, anywhere below `item`, that `fits`; nullptr when there is none.
template <typename Fits> QQuickItem* findShown(QQuickItem* item, const QString& name, const Fits& fits)
{
    if (!item->isVisible()) {
        return nullptr;
    }
    if (item->objectName() == name && fits(*item)) {
        return item;
    }
    const auto children = item->childItems();
    for (QQuickItem* child : children) {
        if (QQuickItem* found = findShown(child, name, fits); found != nullptr) {
            return found;
        }
    }
    return nullptr;
}

bool anyItem(const QQuickItem& /*item*/)
{
    return true;
}

/// In the counter's window, else in the laboratory's beside it.
template <typename Fits> QQuickItem* findAnywhere(QQuickWindow& first, const QString& name, Fits fits)
{
    if (QQuickItem* item = findShown(first.contentItem(), name, fits)) {
        return item;
    }
    for (QWindow* other : QGuiApplication::topLevelWindows()) {
        auto* window = qobject_cast<QQuickWindow*>(other);
        QQuickItem* item = window == nullptr ? nullptr : findShown(window->contentItem(), name, fits);
        if (item != nullptr) {
            return item;
        }
    }
    return nullptr;
}

/// What an item says: a label's text, a banner's first sentence.
QString wordsOf(const QQuickItem& item)
{
    return item.property(item.property("text").isValid() ? "text" : "happened").toString();
}

} // namespace

Result<std::deque<PlayStep>> readPlay(const std::string& path)
{
    std::ifstream in(path);
    if (!in) {
        return makeError(ErrorKind::InvalidInput, "cannot read the play " + path, "player");
    }
    std::deque<PlayStep> steps;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        PlayStep step = toStep(number, line);
        if (!isVerb(step.verb) || step.argument.empty()) {
            return makeError(ErrorKind::InvalidInput,
                             path + " line " + std::to_string(number) + ": unknown step " + line, "player");
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

Player::Player(QQuickWindow& window, CurrentScreen screen, std::deque<PlayStep> steps, std::string shots)
    : m_window(window), m_screen(std::move(screen)), m_steps(std::move(steps)), m_shots(std::move(shots))
{
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
}

void Player::play(std::function<void(const std::string&)> done)
{
    m_done = std::move(done);
    m_patience = patienceTicks;
    m_timer.start();
}

void Player::tick()
{
    tellScreen();
    if (m_steps.empty()) {
        finish({});
        return;
    }
    const PlayStep step = m_steps.front();
    if (perform(step)) {
        if (!m_problem.empty()) {
            finish("line " + std::to_string(step.line) + ": " + m_problem);
            return;
        }
        m_steps.pop_front();
        m_patience = patienceTicks;
    } else if (--m_patience <= 0) {
        finish("line " + std::to_string(step.line) + ": waited in vain for " + step.verb + " " + step.argument +
               "; the screen is " + m_screen().toStdString());
    }
}

void Player::tellScreen()
{
    if (m_screen() != m_told) {
        m_told = m_screen();
        std::fprintf(stderr, "screen %s\n", qUtf8Printable(m_told));
    }
}

bool Player::perform(const PlayStep& step)
{
    if (step.verb == "await") {
        return QString::fromStdString(step.argument).split(QLatin1Char('|')).contains(m_screen());
    }
    if (step.verb == "if" || step.verb == "if-shown") {
        return performIf(step);
    }
    if (step.verb == "await-text") {
        return awaitText(step.argument);
    }
    if (step.verb == "settle") {
        return standsStill();
    }
    if (step.verb == "shot" && !standsStill()) {
        return false; // screens fade in
    }
    return performNow(step);
}

bool Player::performNow(const PlayStep& step)
{
    if (step.verb == "key") {
        press(step.argument);
    } else if (step.verb == "type") {
        type(step.argument);
    } else if (step.verb == "click") {
        click(step.argument);
    } else if (step.verb == "say") {
        say(step.argument);
    } else if (step.verb == "shot") {
        shoot(step.argument);
    } else {
        shell(step.argument);
    }
    return true;
}

bool Player::performIf(const PlayStep& step)
{
    const auto space = step.argument.find(' ');
    const std::string subject = step.argument.substr(0, space);
    const PlayStep inner = toStep(step.line, step.argument.substr(space + 1));
    const bool holds = step.verb == "if"
                           ? m_screen().toStdString() == subject
                           : findShown(m_window.contentItem(), QString::fromStdString(subject), anyItem) != nullptr;
    return !holds || perform(inner);
}

bool Player::awaitText(const std::string& argument)
{
    const auto space = argument.find(' ');
    const QString name = QString::fromStdString(argument.substr(0, space));
    const QStringList wanted =
        QString::fromStdString(space == std::string::npos ? "*" : argument.substr(space + 1)).split(QLatin1Char('|'));
    // Several screens may have an item of that name while one fades out: any visible one counts.
    return findAnywhere(m_window, name, [&](const QQuickItem& item) {
               const QString text = wordsOf(item);
               return std::any_of(wanted.begin(), wanted.end(), [&](const QString& one) {
                   return one == QStringLiteral("*") ? !text.isEmpty() : text.contains(one);
               });
           }) != nullptr;
}

void Player::say(const std::string& name)
{
    const QQuickItem* item = findShown(m_window.contentItem(), QString::fromStdString(name), anyItem);
    if (item == nullptr) {
        m_problem = "nothing shown of the name " + name;
        return;
    }
    std::fprintf(stderr, "says %s %s\n", name.c_str(), qUtf8Printable(wordsOf(*item)));
}

bool Player::standsStill()
{
    if (++m_settled < compareTicks) {
        return false;
    }
    m_settled = 0;
    const QImage now = m_window.grabWindow();
    const bool still = now == m_seen || ++m_compared >= mostCompares;
    m_seen = still ? QImage() : now;
    m_compared = still ? 0 : m_compared;
    return still;
}

void Player::click(const std::string& name)
{
    QQuickItem* item = findAnywhere(m_window, QString::fromStdString(name), anyItem);
    if (item == nullptr) {
        m_problem = "nothing to click on: " + name;
        return;
    }
    QQuickWindow& window = *item->window();
    if (!item->inherits("QQuickAbstractButton")) {
        item->forceActiveFocus(Qt::MouseFocusReason); // a field; a click into a row of choices would choose
        return;
    }
    const QPointF at = item->mapToScene({item->width() / 2, item->height() / 2});
    for (const auto kind : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        const auto held = kind == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
        // Sent, not posted: all events of one pointing device share its point, so each must be done before the next is made.
        QMouseEvent event(kind, at, window.mapToGlobal(at), Qt::LeftButton, held, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
    }
}

void Player::press(const std::string& name)
{
    const QKeySequence sequence = QKeySequence::fromString(QString::fromStdString(name));
    if (sequence.isEmpty()) {
        m_problem = "unknown key " + name;
        return;
    }
    const QKeyCombination key = sequence[0];
    strike(key.key(), key.keyboardModifiers(), {});
}

void Player::type(const std::string& text)
{
    for (const QChar letter : QString::fromStdString(text)) {
        strike(letter.unicode() < 128 ? letter.toUpper().unicode() : 0, Qt::NoModifier, QString(letter));
    }
}

/// As fast as the window takes it, but by its own time at a hand's pace: it must not be taken for a scanner, whose letters come in one
/// burst. The next step is a tick after the last letter arrived, however long the window took.
void Player::strike(int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    constexpr quint64 handMs = 60;
    m_hand += handMs;
    for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        auto* event = new QKeyEvent(kind, key, modifiers, text);
        event->setTimestamp(m_hand);
        QCoreApplication::postEvent(&m_window, event);
    }
    QMetaObject::invokeMethod(
        this, [this] { m_timer.start(); }, Qt::QueuedConnection);
}

void Player::shoot(const std::string& name)
{
    const QString path = QString::fromStdString(m_shots + "/" + name + ".png");
    if (!m_window.grabWindow().save(path)) {
        m_problem = "cannot save " + path.toStdString();
    }
    for (QWindow* other : QGuiApplication::topLevelWindows()) { // the laboratory's, beside the counter's
        auto* window = qobject_cast<QQuickWindow*>(other);
        if (window != nullptr && window != &m_window && window->isVisible() && !window->objectName().isEmpty()) {
            window->grabWindow().save(path.chopped(4) + QLatin1Char('-') + window->objectName() +
                                      QStringLiteral(".png"));
        }
    }
}

void Player::shell(const std::string& command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromStdString(command)});
    if (!process.waitForFinished() || process.exitCode() != 0) {
        m_problem = "command failed: " + command;
    }
}

void Player::finish(const std::string& problem)
{
    m_timer.stop();
    if (!problem.empty()) {
        shoot("failed");
    }
    m_done(problem);
}

} // namespace pishkhan
