// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every screen at the two usual sizes into build/screens: for eyes, and so that no screen can fail to load.
#include <algorithm>

#include <QDir>
#include <QQuickItem>
#include <QQuickWindow>
#include <QtTest>

#include "kiosk-ui/screens.h"
#include "kiosk-ui/trouble_window.h"
#include "tests/kiosk-ui/screenshot_scenes.h"

using namespace pishkhan;
using namespace pishkhan::test;
using kiosk_ui::Screens;

namespace {

/// What a row, column or grid has put outside itself or onto its neighbour: text grows after the first layout, and Qt may leave a
/// child where it stood before.
QStringList misplacedIn(QQuickItem& item)
{
    constexpr qreal slack = 8; // letters' own air: a taller line than its row is drawn where it belongs
    QStringList wrong;
    const bool arranges = QByteArray(item.metaObject()->className()).endsWith("Layout") && item.width() > 0;
    const auto shown = [](const QQuickItem* one) {
        return one->isVisible() && qMin(one->width(), one->height()) > 2 * slack;
    };
    QList<QRectF> before;
    for (QQuickItem* child : item.childItems()) {
        if (arranges && shown(child)) {
            const QRectF place(child->position(), child->size());
            const QRectF inner = place.adjusted(slack, slack, -slack, -slack);
            const bool overlaps =
                std::any_of(before.begin(), before.end(), [&](const QRectF& other) { return other.intersects(inner); });
            if (overlaps || !QRectF(QPointF(), item.size()).contains(inner)) {
                QString line;
                QDebug(&line) << child << child->property("text").toString() << place << "in" << item.size();
                wrong += line;
            }
            before += place;
        }
        if (child->isVisible()) {
            wrong += misplacedIn(*child);
        }
    }
    return wrong;
}

} // namespace

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
        const QStringList misplaced = misplacedIn(*window.contentItem());
        QVERIFY2(misplaced.isEmpty(), qPrintable(misplaced.join(QLatin1Char('\n'))));
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
