// SPDX-License-Identifier: GPL-3.0-or-later
/// LabDock: the device laboratory beside the counter's window: what comes out of the printers, what lies on the scanner's glass, what the card
/// terminal shows, and scripted faults for each. It works the emulators through their control sockets, as a hand would work the devices;
/// the terminal learns of it only through the devices' own bytes. Linked into pishkhan-lab only.
#pragma once
#include <memory>

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QVariantList>

#include "terminal/app/desk.h"

QT_BEGIN_NAMESPACE
class QQmlApplicationEngine;
class QQuickWindow;
QT_END_NAMESPACE

namespace pishkhan {

class LabDock final : public QObject {
    Q_OBJECT
    Q_PROPERTY(QString paper READ paper NOTIFY changed)
    Q_PROPERTY(QString pages READ pages NOTIFY changed)
    Q_PROPERTY(bool documentOnGlass READ isDocumentOnGlass NOTIFY changed)
    Q_PROPERTY(QString display READ display NOTIFY changed)
    Q_PROPERTY(QStringList diary READ diary NOTIFY changed)
    Q_PROPERTY(QVariantList devices READ devices CONSTANT)
public:
    /// `office` is the development office's folder: run/, paper/ and scanner/ below it. The desk outlives the dock.
    LabDock(app::Desk& desk, QString office, QObject* parent);
    ~LabDock() override;
    bool show(); ///< false: the window cannot be made

    QString paper() const { return m_paper; } ///< address of the newest page's picture
    QString pages() const;                    ///< how many, in Persian digits
    bool isDocumentOnGlass() const { return m_onGlass; }
    QString display() const; ///< the card terminal's own words, as it sends them
    QStringList diary() const { return m_diary; }
    QVariantList devices() const; ///< each with its faults: title, icon, faults [label, command]

    Q_INVOKABLE void work(const QString& socket, const QString& command);
    Q_INVOKABLE void putCard(const QString& kind); ///< national-card, passport, blurred
Q_SIGNALS:
    void changed();

private:
    void look();
    void note(const QString& line);

    app::Desk& m_desk;
    QString m_office, m_paper;
    int m_pages = 0;
    bool m_onGlass = false;
    QStringList m_diary;
    QFileSystemWatcher m_watch;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow* m_window = nullptr;
};

} // namespace pishkhan
