// SPDX-License-Identifier: GPL-3.0-or-later
/// TroubleWindow: the only window when the terminal cannot start: what happened, what is safe, what to do now, one
/// button. Shown by run_terminal for the stable word of the trouble (journal-in-use, disk-read-only …).
#pragma once
#include <memory>
#include <string_view>

#include "terminal/base/result.h"

QT_BEGIN_NAMESPACE
class QQmlApplicationEngine;
class QQuickWindow;
QT_END_NAMESPACE

namespace pishkhan::kiosk_ui {

class TroubleWindow {
public:
    TroubleWindow();
    ~TroubleWindow();
    /// Errors: Unsupported when the QML could not be loaded.
    Status show(std::string_view word);
    QQuickWindow* window() const { return m_window; } ///< nullptr before show()

private:
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow* m_window = nullptr;
};

} // namespace pishkhan::kiosk_ui
