// SPDX-License-Identifier: GPL-3.0-or-later
/// What is photographed: each screen in each state that looks different, and the keys or taps that lead there.
#pragma once
#include <functional>

#include <QList>
#include <QQuickWindow>
#include <QString>

#include "kiosk-ui/screens.h"
#include "tests/kiosk-ui/scenes.h"

namespace pishkhan::test {

struct Scene {
    QString name;
    kiosk_ui::Mode mode = kiosk_ui::Mode::Counter;
    QString screen; ///< expected
    std::function<void(FakeDesk&)> arrange;
    std::function<void(FakeDesk&, QQuickWindow&)> act; ///< keys pressed afterwards
};

QList<Scene> counterScenes();
QList<Scene> returnScenes();
QList<Scene> cardScenes();
QList<Scene> sheetScenes();
QList<Scene> kioskScenes();

} // namespace pishkhan::test
