// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every screen at the two usual sizes into build/screens: for eyes, and so that no screen can fail to load.
#include <QDir>
#include <QQuickWindow>
#include <QtTest>

#include "kiosk-ui/screens.h"
#include "kiosk-ui/trouble_window.h"
#include "tests/kiosk-ui/screenshot_scenes.h"

using namespace pishkhan;
using namespace pishkhan::test;
using kiosk_ui::Screens;

class ScreenshotsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyScreenRenders_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<QSize>("size");
        m_scenes = counterScenes() + cardScenes() + sheetScenes() + returnScenes() + kioskScenes();
        for (int i = 0; i < m_scenes.size(); ++i) {
            QTest::addRow("%s 768", qPrintable(m_scenes[i].name)) << i << QSize(1366, 768);
            QTest::addRow("%s 1080", qPrintable(m_scenes[i].name)) << i << QSize(1920, 1080);
        }
    }
    void everyScreenRenders()
    {
        QFETCH(int, scene);
        QFETCH(QSize, size);
        const Scene& one = m_scenes[scene];
        FakeDesk desk;
        furnish(desk);
        one.arrange(desk);
        // A warning is a broken binding: none may pass.
        QTest::failOnWarning(QRegularExpression("qml|qrc|QML"));
        Screens screens(desk, one.mode);
        const Status shown = screens.show(false);
        QVERIFY2(shown.has_value(), shown ? "" : shown.error().what.c_str());
        QQuickWindow& window = *screens.window();
        window.resize(size);
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(screens.currentScreen(), one.screen);
        desk.tell();
        if (one.act) {
            one.act(desk, window);
        }
        QTest::qWait(450); // the fade has ended: the picture is still
        const QImage picture = window.grabWindow();
        QCOMPARE(picture.size(), size);
        const QString folder = QStringLiteral(BINARY_ROOT "/screens");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, one.name).arg(size.height())));
    }

    void theTroubleWindowRenders_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QSize>("size");
        for (const char* word : {"journal-in-use", "disk-read-only", "journal-corrupt"}) {
            QTest::addRow("%s 768", word) << QByteArray(word) << QSize(1366, 768);
            QTest::addRow("%s 1080", word) << QByteArray(word) << QSize(1920, 1080);
        }
    }
    void theTroubleWindowRenders()
    {
        QFETCH(QByteArray, word);
        QFETCH(QSize, size);
        QTest::failOnWarning(QRegularExpression("qml|qrc|QML"));
        kiosk_ui::TroubleWindow trouble;
        QVERIFY(trouble.show(word.toStdString()));
        QQuickWindow& window = *trouble.window();
        window.resize(size);
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage picture = window.grabWindow();
        QVERIFY(picture.save(QStringLiteral(BINARY_ROOT "/screens/00-trouble-%1-%2.png").arg(word).arg(size.height())));
        QTest::keyClick(&window, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 60000);
    }

private:
    QList<Scene> m_scenes;
};

QTEST_MAIN(ScreenshotsTest)
#include "screenshots_test.moc"
