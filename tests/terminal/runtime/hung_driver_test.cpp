// SPDX-License-Identifier: GPL-3.0-or-later
// A driver that hangs for seconds on a device's thread: the owner thread's event loop goes on as if nothing were. No time is asserted, only
// that the loop beat often while the driver hung, and that other devices' threads answered meanwhile.
#include <QTimer>
#include <QtTest>

#include "drivers/emulators/receipt_printer/fault_console.h"
#include "drivers/emulators/receipt_printer/stream_printer.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/transport/tcp_transport.h"
#include "terminal/runtime/device_worker.h"
#include "terminal/runtime/qt_executor.h"

using namespace pishkhan;

class HungDriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLoopGoesOn()
    {
        auto mute = emulators::StreamPrinter::tcp(0, [](const ports::Bitmap&) {});
        auto well = emulators::StreamPrinter::tcp(0, [](const ports::Bitmap&) {});
        QVERIFY(mute.has_value() && well.has_value());
        QCOMPARE(emulators::workPrinter(**mute, "mute on"), std::string("ok"));
        printer::EscposPrinter hung(lineTo(**mute), {Milliseconds(4000), Milliseconds(4000), Milliseconds(4000)});
        printer::EscposPrinter alive(lineTo(**well));

        runtime::QtExecutor executor;
        bool over = false;
        ErrorKind said = ErrorKind::Protocol;
        int beats = 0;
        int answers = 0;
        QTimer heart;
        heart.setTimerType(Qt::PreciseTimer);
        connect(&heart, &QTimer::timeout, this, [&] { ++beats; });
        runtime::DeviceWorker aliveWorker; // joined after the other
        std::function<void()> askAlive = [&] {
            aliveWorker.run([&] {
                const bool ready = alive.condition().has_value();
                executor.post([&, ready] {
                    answers += ready ? 1 : 0;
                    if (!over) {
                        askAlive();
                    }
                });
            });
        };
        runtime::DeviceWorker hungWorker;
        hungWorker.run([&] {
            const auto condition = hung.condition(); // nothing comes for four seconds
            executor.post([&, kind = condition ? ErrorKind::Refused : condition.error().kind] {
                said = kind;
                over = true;
            });
        });
        heart.start(10);
        askAlive();
        QTRY_VERIFY_WITH_TIMEOUT(over, 60000);
        QCOMPARE(said, ErrorKind::Timeout);
        QVERIFY2(beats >= 40,
                 qPrintable(QStringLiteral("%1 beats").arg(beats))); // 400 when nobody else is on the machine
        QVERIFY2(answers >= 3, qPrintable(QStringLiteral("%1 answers").arg(answers)));
    }

private:
    static printer::Connect lineTo(const emulators::StreamPrinter& printer)
    {
        return [port = printer.port()] { return transport::openTcp("127.0.0.1", port, Milliseconds(2000)); };
    }
};

QTEST_GUILESS_MAIN(HungDriverTest)
#include "hung_driver_test.moc"
