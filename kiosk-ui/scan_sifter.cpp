// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/scan_sifter.h"

#include <utility>

#include <QCoreApplication>
#include <QWindow>

namespace pishkhan::kiosk_ui {
namespace {

constexpr int blinkMs = 30; ///< scanners type every 1 to 20 ms; a key's echo may take 50
constexpr int fewestLetters = 6;
constexpr int mostLetters = 2048;

bool isLetter(const QKeyEvent& key)
{
    const bool isCommand = (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    return !isCommand && !key.isAutoRepeat() && key.text().size() == 1 && key.text().front().isPrint();
}

bool isShift(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Shift || key.key() == Qt::Key_AltGr;
}

bool isEnd(const QKeyEvent& key)
{
    return key.modifiers() == Qt::NoModifier &&
           (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab);
}

bool movesFocus(QEvent::Type type)
{
    return type == QEvent::MouseButtonPress || type == QEvent::TouchBegin || type == QEvent::FocusOut;
}

} // namespace

ScanSifter::ScanSifter(QWindow& window, Take take) : m_window(window), m_take(std::move(take))
{
    m_blink.setSingleShot(true);
    m_blink.setInterval(blinkMs);
    m_blink.setTimerType(Qt::PreciseTimer);
    connect(&m_blink, &QTimer::timeout, this, [this] { letGo(); });
    window.installEventFilter(this);
}

bool ScanSifter::eventFilter(QObject*, QEvent* event)
{
    if (m_lettingGo) {
        return false;
    }
    if (movesFocus(event->type())) {
        letGo(); // what was typed belongs to the field that was typed into
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) {
        return false;
    }
    const auto& key = *static_cast<QKeyEvent*>(event);
    return event->type() == QEvent::KeyPress ? pressed(key) : released(key);
}

bool ScanSifter::pressed(const QKeyEvent& key)
{
    if (isLetter(key)) {
        // A busy moment delivers a person's keys all at once: the window system's own times tell them apart.
        const bool isSlow = m_last != 0 && key.timestamp() > m_last + blinkMs;
        if (isSlow || m_letters >= mostLetters) {
            letGo();
        }
        m_last = key.timestamp();
        hold(key);
        ++m_letters;
        m_blink.start();
        return true;
    }
    if (isShift(key)) {
        return false;
    }
    if (isEnd(key) && m_letters >= fewestLetters && !(m_last != 0 && key.timestamp() > m_last + blinkMs)) {
        return endBurst(key);
    }
    letGo();
    return false;
}

bool ScanSifter::released(const QKeyEvent& key)
{
    if (m_swallowRelease != 0 && key.key() == m_swallowRelease) {
        m_swallowRelease = 0;
        return true;
    }
    if (m_held.empty() || isShift(key)) {
        return false;
    }
    hold(key); // after its press
    return true;
}

void ScanSifter::hold(const QKeyEvent& key)
{
    m_held.emplace_back(key.clone());
}

bool ScanSifter::endBurst(const QKeyEvent& key)
{
    QString text;
    for (const auto& held : std::exchange(m_held, {})) {
        if (held->type() == QEvent::KeyPress) {
            text += held->text();
        }
    }
    m_blink.stop();
    m_letters = 0;
    m_last = 0;
    m_swallowRelease = key.key();
    m_take(text);
    return true;
}

void ScanSifter::letGo()
{
    m_blink.stop();
    m_letters = 0;
    m_last = 0;
    m_lettingGo = true;
    for (const auto& held : std::exchange(m_held, {})) {
        QCoreApplication::sendEvent(&m_window, held.get());
    }
    m_lettingGo = false;
}

} // namespace pishkhan::kiosk_ui
