// SPDX-License-Identifier: GPL-3.0-or-later
// Frame times of the counter's real window while a printer's driver hangs on its own thread, beside the same window at peace. The numbers are
// printed; what is demanded is only that frames went on coming all the while, so that a busy machine fails nothing.
#include <QElapsedTimer>
#include <QQuickWindow>
#include <QtTest>

#include "drivers/emulators/receipt_printer/fault_console.h"
#include "drivers/emulators/receipt_printer/stream_printer.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/transport/tcp_transport.h"
#include "kiosk-ui/screens.h"
#include "terminal/runtime/device_worker.h"
#include "terminal/runtime/qt_executor.h"
#include "tests/kiosk-ui/scenes.h"

using namespace pishkhan;
using namespace pishkhan::test;

namespace {

struct Frames {
    int count = 0;
    qint64 longest = 0; ///< ms between two
};

/// Frames of a window that always has something new to draw, until `over` says so.
Frames framesUntil(QQuickWindow& window, const std::function<bool()>& over)
{
    Frames frames;
    QElapsedTimer since;
    since.start();
    const auto drawn = QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [&] {
        ++frames.count;
        frames.longest = std::max(frames.longest, since.restart());
        window.update();
    });
    window.update();
    static_cast<void>(QTest::qWaitFor(over, 60000));
    QObject::disconnect(drawn);
    return frames;
}

} // namespace

class FramesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesGoOnWhileADriverHangs()
    {
        FakeDesk desk;
        furnish(desk);
        signedIn(desk);
        shiftOpen(desk);
        kiosk_ui::Screens screens(desk, kiosk_ui::Mode::Counter);
        QVERIFY(screens.show(false));
        QQuickWindow& window = *screens.window();
        QVERIFY(QTest::qWaitForWindowExposed(&window));

        QElapsedTimer peace;
        peace.start();
        const Frames calm = framesUntil(window, [&] { return peace.elapsed() > 2000; });

        auto mute = emulators::StreamPrinter::tcp(0, [](const ports::Bitmap&) {});
        QVERIFY(mute.has_value());
        QCOMPARE(emulators::workPrinter(**mute, "mute on"), std::string("ok"));
        printer::EscposPrinter hung(
            [port = (*mute)->port()] { return transport::openTcp("127.0.0.1", port, Milliseconds(2000)); },
            {Milliseconds(3000), Milliseconds(3000), Milliseconds(3000)});
        runtime::QtExecutor executor;
        bool over = false;
        ErrorKind said = ErrorKind::Protocol;
        runtime::DeviceWorker worker;
        worker.run([&] {
            const auto condition = hung.condition(); // nothing comes for three seconds
            executor.post([&, kind = condition ? ErrorKind::Refused : condition.error().kind] {
                said = kind;
                over = true;
            });
        });
        const Frames hanging = framesUntil(window, [&] { return over; });
        QCOMPARE(said, ErrorKind::Timeout);
        qInfo("at peace %d frames in 2 s, longest %lld ms; while a driver hangs %d in 3 s, longest %lld ms", calm.count,
              calm.longest, hanging.count, hanging.longest);
        QVERIFY(hanging.count >= 20);
    }
};

QTEST_MAIN(FramesTest)
#include "frames_test.moc"
