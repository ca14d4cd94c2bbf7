// SPDX-License-Identifier: GPL-3.0-or-later
/// ScanSifter: the last way to tell a scanner from a typist, for scanners that cannot be told by their device. Letters are held back for a blink:
/// a burst no hand can type, ended by Enter or Tab, is a scan and reaches no field; anything else goes on to where it was typed, in order.
/// Made by Screens over its window; the layout is repaired by whoever reads the scan.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include <QKeyEvent>
#include <QObject>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QWindow;
QT_END_NAMESPACE

namespace pishkhan::kiosk_ui {

class ScanSifter final : public QObject {
public:
    using Take = std::function<void(const QString& text)>;
    ScanSifter(QWindow& window, Take take);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool pressed(const QKeyEvent& key);
    bool released(const QKeyEvent& key);
    void hold(const QKeyEvent& key);
    bool endBurst(const QKeyEvent& key);
    void letGo();

    QWindow& m_window;
    Take m_take;
    std::vector<std::unique_ptr<QKeyEvent>> m_held;
    QTimer m_blink;
    int m_letters = 0;
    quint64 m_last = 0;       ///< when the last letter was typed, by the window system's own time
    int m_swallowRelease = 0; ///< of the Enter that ended a scan
    bool m_lettingGo = false;
};

} // namespace pishkhan::kiosk_ui
