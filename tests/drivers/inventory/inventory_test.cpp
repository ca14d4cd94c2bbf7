// SPDX-License-Identifier: GPL-3.0-or-later
// What is plugged in, against umockdev's testbed: a USB printer that comes and goes, and what a configuration names although nobody sees it.
#include <algorithm>

#include <poll.h>

#include <umockdev.h> // before Qt, whose word "signals" GLib uses too

#include <QtTest>

#include "drivers/emulators/receipt_printer/fault_console.h"
#include "drivers/emulators/usb_printer/umockdev_printer.h"
#include "drivers/inventory/inventory.h"
#include "drivers/inventory/plug_monitor.h"

using namespace pishkhan;
using inventory::DeviceKind;
using inventory::DeviceState;
using inventory::PlugChange;

class InventoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto made = emulators::UmockdevPrinter::create([](const ports::Bitmap&) {});
        QVERIFY(made.has_value());
        m_printer = std::move(made).take();
        // No scanner at all but where a test names one: SANE's backends would look for theirs on the network each time.
        QFile none(m_noScanner.filePath("dll.conf"));
        QVERIFY(none.open(QIODevice::WriteOnly));
        qputenv("SANE_CONFIG_DIR", m_noScanner.path().toUtf8());
    }
    void cleanupTestCase() { m_printer.reset(); }

    void printerIsSeenAndAsked()
    {
        auto seen = find(inventory::lookAround({}), DeviceKind::ReceiptPrinter);
        QVERIFY(seen);
        QCOMPARE(seen->address, std::string("escpos:usb:04b8:0202:EMU0001"));
        QVERIFY(seen->state == DeviceState::Ready);
        emulators::workPrinter(*m_printer, "cover open");
        seen = find(inventory::lookAround({}), DeviceKind::ReceiptPrinter);
        QVERIFY(seen->state == DeviceState::Trouble && seen->reason == "cover-open");
        emulators::workPrinter(*m_printer, "cover close");
    }

    /// A configured device appears once, with the name of the one found.
    void configuredAndSeenIsOne()
    {
        inventory::Configured wanted;
        wanted.receiptPrinter = "escpos:usb";
        const auto all = inventory::lookAround(wanted).devices;
        QCOMPARE(std::count_if(all.begin(), all.end(),
                               [](const auto& one) { return one.kind == DeviceKind::ReceiptPrinter; }),
                 1);
        QVERIFY(!all.front().name.empty());
    }

    void configuredAndGone()
    {
        inventory::Configured wanted{"tcp:127.0.0.1:1", "escpos:tcp:127.0.0.1:1", "no-such-queue", "/no/such/folder",
                                     ""};
        const auto all = inventory::askConfigured(wanted);
        QCOMPARE(all.size(), std::size_t(4));
        for (const auto& one : all) {
            QVERIFY2(one.state == DeviceState::Missing && !one.reason.empty(), one.address.c_str());
        }
    }

    /// A scanner named by the office is the document scanner, present or not; the folder then is not looked at.
    void configuredScanner_data()
    {
        QTest::addColumn<QString>("scanner");
        QTest::addColumn<QString>("driver");
        QTest::addColumn<bool>("isThere");
        QTest::newRow("no such camera") << "camera:/dev/no-such-camera;size=1920x1080"
                                        << "camera" << false;
        QTest::newRow("a camera's node") << "camera:/dev/null"
                                         << "camera" << true; // looked at, not opened
        QTest::newRow("no such scanner") << "sane:no-such-backend:0;resolution=300"
                                         << "sane" << false;
        QTest::newRow("a listed scanner") << "sane:test:0;source=Flatbed"
                                          << "sane" << true;
    }

    void configuredScanner()
    {
        QFETCH(QString, scanner);
        QFETCH(QString, driver);
        QFETCH(bool, isThere);
        QTemporaryDir sane;
        QFile list(sane.filePath("dll.conf"));
        QVERIFY(list.open(QIODevice::WriteOnly) && list.write("test\n") > 0);
        list.close();
        qputenv("SANE_CONFIG_DIR", sane.path().toUtf8());
        inventory::Configured wanted;
        wanted.scanner = scanner.toStdString();
        wanted.scannerFolder = "/no/such/folder";
        const auto all = inventory::askConfigured(wanted);
        qputenv("SANE_CONFIG_DIR", m_noScanner.path().toUtf8());
        QCOMPARE(all.size(), std::size_t(1));
        QVERIFY(all.front().kind == DeviceKind::Scanner);
        QCOMPARE(QString::fromStdString(all.front().driver), driver);
        QCOMPARE(all.front().state == DeviceState::Missing, !isThere);
        QCOMPARE(all.front().reason.empty(), isThere);
        QCOMPARE(QString::fromStdString(all.front().address), scanner.section(';', 0, 0));
    }

    /// What udev lists: a camera's node that gives pictures (not the one for its data about them) by its stable name, a serial
    /// adapter by its own, never a console or an empty port of the mainboard.
    void listedByUdev()
    {
        constexpr const char* machine =
            "P: /devices/pci0/usb2/2-1\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\n\n"
            "P: /devices/pci0/usb2/2-1/video4linux/video0\nN: video0\n"
            "S: v4l/by-id/usb-Made_up_Document_camera_0001-video-index0\n"
            "E: SUBSYSTEM=video4linux\nE: DEVNAME=/dev/video0\nE: ID_V4L_CAPABILITIES=:capture:\n"
            "E: DEVLINKS=/dev/v4l/by-id/usb-Made_up_Document_camera_0001-video-index0\n"
            "E: ID_VENDOR=Made_up\nE: ID_MODEL=Document_camera\n\n"
            "P: /devices/pci0/usb2/2-1/video4linux/video1\nN: video1\n"
            "E: SUBSYSTEM=video4linux\nE: DEVNAME=/dev/video1\nE: ID_V4L_CAPABILITIES=:\n\n"
            "P: /devices/pci0/usb2/2-2/ttyUSB0\nE: SUBSYSTEM=usb-serial\n\n"
            "P: /devices/pci0/usb2/2-2/ttyUSB0/tty/ttyUSB0\nN: ttyUSB0\n"
            "E: SUBSYSTEM=tty\nE: DEVNAME=/dev/ttyUSB0\n"
            "E: DEVLINKS=/dev/serial/by-path/pci0-usb-2 /dev/serial/by-id/usb-Made_up_Adapter_0001\n\n"
            "P: /devices/virtual/tty/tty1\nN: tty1\nE: SUBSYSTEM=tty\nE: DEVNAME=/dev/tty1\n";
        GError* error = nullptr;
        QVERIFY2(umockdev_testbed_add_from_string(m_printer->testbed(), machine, &error) != FALSE,
                 error != nullptr ? error->message : "");
        const inventory::Inventory all = inventory::lookAround({});
        const auto count = [&all](DeviceKind kind) {
            return std::count_if(all.devices.begin(), all.devices.end(),
                                 [kind](const auto& one) { return one.kind == kind; });
        };
        QCOMPARE(count(DeviceKind::Camera), 1);
        const auto camera = find(all, DeviceKind::Camera);
        QCOMPARE(camera->address, std::string("camera:/dev/v4l/by-id/usb-Made_up_Document_camera_0001-video-index0"));
        QCOMPARE(camera->name, std::string("Made_up Document_camera"));
        QCOMPARE(count(DeviceKind::SerialPort), 1);
        QCOMPARE(find(all, DeviceKind::SerialPort)->address,
                 std::string("tty:/dev/serial/by-id/usb-Made_up_Adapter_0001"));
    }

    void newsOfPlugging()
    {
        auto monitor = inventory::PlugMonitor::open();
        QVERIFY(monitor.has_value());
        m_printer->unplug();
        const auto out = await(*monitor);
        QVERIFY(out && out->change == PlugChange::Out && out->subsystem == "usb");
        QVERIFY(!find(inventory::lookAround({}), DeviceKind::ReceiptPrinter));
        QVERIFY(m_printer->plug());
        const auto in = await(*monitor);
        QVERIFY(in && in->change == PlugChange::In);
        QVERIFY(find(inventory::lookAround({}), DeviceKind::ReceiptPrinter));
    }

private:
    static std::optional<inventory::SeenDevice> find(const inventory::Inventory& all, DeviceKind kind)
    {
        const auto found =
            std::find_if(all.devices.begin(), all.devices.end(), [&](const auto& one) { return one.kind == kind; });
        return found == all.devices.end() ? std::nullopt : std::optional(*found);
    }

    static std::optional<inventory::PlugNews> await(inventory::PlugMonitor& monitor)
    {
        for (int tries = 0; tries < 100; ++tries) {
            if (auto news = monitor.next()) {
                return news;
            }
            pollfd waiting{monitor.descriptor(), POLLIN, 0};
            ::poll(&waiting, 1, 100);
        }
        return std::nullopt;
    }

    std::unique_ptr<emulators::UmockdevPrinter> m_printer;
    QTemporaryDir m_noScanner;
};

QTEST_GUILESS_MAIN(InventoryTest)
#include "inventory_test.moc"
