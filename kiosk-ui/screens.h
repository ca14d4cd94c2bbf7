// SPDX-License-Identifier: GPL-3.0-or-later
/// Screens: the whole user interface over one desk. The composition root makes it, shows it, and may watch which screen
/// the state asks for. Owner thread only; the desk outlives it.
#pragma once
#include <memory>

#include <QObject>
#include <QString>

#include "terminal/app/desk.h"
#include "terminal/base/result.h"

QT_BEGIN_NAMESPACE
class QQmlApplicationEngine;
class QQuickWindow;
QT_END_NAMESPACE

namespace pishkhan::kiosk_ui {

/// The QML modules, their files and the fonts; once, before any window.
void prepareModules();

class KioskViewModel;
class Notice;
class ScanSifter;
class Shell;

enum class Mode { Counter, Kiosk };

class Screens : public QObject {
    Q_OBJECT
public:
    Screens(app::Desk& desk, Mode mode, QObject* parent = nullptr);
    ~Screens() override;

    /// Load and show the window. Errors: Unsupported when the QML could not be loaded (says why).
    Status show(bool fullScreen);
    /// Take scans that come in as typing, told by their speed alone. For the running program; after show().
    void siftScans();
    QQuickWindow* window() const { return m_window; } ///< nullptr before show()
    /// sign-in, shift, services, applicant, form, fees, payment, receipt, done; kiosk-home, kiosk-services,
    /// kiosk-service, kiosk-status
    QString currentScreen() const;

Q_SIGNALS:
    void currentScreenChanged();

private:
    app::Desk& m_desk;
    std::unique_ptr<Notice> m_notice;
    std::unique_ptr<Shell> m_shell;          ///< counter mode
    std::unique_ptr<KioskViewModel> m_kiosk; ///< kiosk mode
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow* m_window = nullptr;
    std::unique_ptr<ScanSifter> m_sifter;
};

} // namespace pishkhan::kiosk_ui
