// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/usb_printer/umockdev_printer.h"

#include <array>
#include <cerrno>
#include <mutex>

#include <fcntl.h>
#include <sys/stat.h>
#include <umockdev.h>
#include <unistd.h>

#include "drivers/emulators/usb_printer/usbfs_line.h"

namespace pishkhan::emulators {
namespace {

constexpr const char* node = "/dev/bus/usb/001/007";
constexpr const char* devicePath = "/sys/devices/pci0000:00/usb1/1-7";
constexpr const char* interfacePath = "/sys/devices/pci0000:00/usb1/1-7/1-7:1.0";

/// Device 04b8:0202, one configuration, one interface of class 7 subclass 1 protocol 2, bulk OUT 01h and IN 82h.
/// Upper case: umockdev reads no other hex.
constexpr const char* descriptors = "1201000200000040B8040202000101020301"
                                    "09022000010100C0320904000002070102000705010240000007058202400000";

std::string describe()
{
    const std::string hex = descriptors;
    return "P: /devices/pci0000:00/usb1/1-7\n"
           "N: bus/usb/001/007=" +
           hex +
           "\nE: DEVNAME=/dev/bus/usb/001/007\nE: DEVTYPE=usb_device\nE: SUBSYSTEM=usb\nE: BUSNUM=001\n"
           "E: DEVNUM=007\nE: MAJOR=189\nE: MINOR=6\nE: PRODUCT=4b8/202/100\nE: TYPE=0/0/0\n"
           "A: busnum=1\\n\nA: devnum=7\\n\nA: bConfigurationValue=1\\n\nA: speed=12\\n\nA: idVendor=04b8\\n\n"
           "A: idProduct=0202\\n\nA: dev=189:6\\n\nH: descriptors=" +
           hex +
           "\n\nP: /devices/pci0000:00/usb1/1-7/1-7:1.0\nE: DEVTYPE=usb_interface\nE: SUBSYSTEM=usb\n"
           "E: PRODUCT=4b8/202/100\nE: INTERFACE=7/1/2\nA: bInterfaceClass=07\\n\nA: bInterfaceSubClass=01\\n\n"
           "A: bInterfaceProtocol=02\\n\nA: bInterfaceNumber=00\\n\n\n";
}

std::string nodePath(UMockdevTestbed* testbed)
{
    gchar* root = umockdev_testbed_get_root_dir(testbed);
    const std::string path = std::string(root) + node;
    g_free(root);
    return path;
}

/// libusb polls the node for writing to learn that something can be reaped. umockdev makes the node a regular file,
/// which is always writable; a full pipe says "nothing yet", an empty one "come and reap".
class ReapSignal {
public:
    ~ReapSignal() { close(); }
    Status open(const std::string& path)
    {
        ::unlink(path.c_str());
        if (::mkfifo(path.c_str(), 0600) != 0) {
            return makeError(ErrorKind::Unsupported, "cannot make the node a pipe", "usb-emulator", errno);
        }
        m_pipe = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (m_pipe < 0) {
            return makeError(ErrorKind::Unsupported, "cannot open the node's pipe", "usb-emulator", errno);
        }
        ::fcntl(m_pipe, F_SETPIPE_SZ, 4096);
        m_ready = true;
        show(false);
        return {};
    }
    void close()
    {
        if (m_pipe >= 0) {
            ::close(m_pipe);
            m_pipe = -1;
        }
    }
    void show(bool ready)
    {
        if (m_pipe < 0 || ready == m_ready) {
            return;
        }
        std::array<char, 4096> bytes{};
        while (ready ? ::read(m_pipe, bytes.data(), bytes.size()) > 0
                     : ::write(m_pipe, bytes.data(), bytes.size()) > 0) {
        }
        m_ready = ready;
    }

private:
    int m_pipe = -1;
    bool m_ready = false;
};

} // namespace

struct UmockdevPrinter::Parts {
    explicit Parts(EscposEngine::PageDone pageDone) : engine(std::move(pageDone)), line(engine) {}

    std::mutex lock; ///< umockdev's thread and the hand that works the faults
    EscposEngine engine;
    UsbfsLine line;
    ReapSignal signal;
    UMockdevTestbed* testbed = nullptr;
    UMockdevIoctlBase* handler = nullptr;
    bool plugged = false;
    bool attached = false;
};

UmockdevPrinter::UmockdevPrinter(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Result<std::unique_ptr<UmockdevPrinter>> UmockdevPrinter::create(EscposEngine::PageDone pageDone)
{
    auto parts = std::make_unique<Parts>(std::move(pageDone));
    parts->testbed = umockdev_testbed_new();
    parts->handler = umockdev_ioctl_base_new();
    const auto onIoctl = +[](UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer data) -> gboolean {
        auto* const self = static_cast<Parts*>(data);
        const std::lock_guard<std::mutex> guard(self->lock);
        const bool known = self->line.answer(client);
        self->signal.show(self->line.hasReapable() || !self->plugged);
        return known ? TRUE : FALSE;
    };
    g_signal_connect(parts->handler, "handle-ioctl", G_CALLBACK(onIoctl), parts.get());
    std::unique_ptr<UmockdevPrinter> printer(new UmockdevPrinter(std::move(parts)));
    TRY(printer->plug());
    return printer;
}

UmockdevPrinter::~UmockdevPrinter()
{
    unplug();
    g_object_unref(m_parts->handler);
    g_object_unref(m_parts->testbed);
}

Status UmockdevPrinter::plug()
{
    if (isPlugged()) {
        return {};
    }
    {
        const std::lock_guard<std::mutex> guard(m_parts->lock);
        m_parts->line.returned();
        m_parts->engine.powerCycle();
        m_parts->plugged = true;
    }
    GError* error = nullptr;
    // The ioctl socket must be there before the uevent tells clients to open the node. It stays for good: a client
    // that loses it aborts.
    m_parts->attached =
        m_parts->attached || umockdev_testbed_attach_ioctl(m_parts->testbed, node, m_parts->handler, &error) != FALSE;
    if (!m_parts->attached || umockdev_testbed_add_from_string(m_parts->testbed, describe().c_str(), &error) == FALSE) {
        const std::string why = error != nullptr ? error->message : "unknown";
        g_clear_error(&error);
        const std::lock_guard<std::mutex> guard(m_parts->lock);
        m_parts->plugged = false;
        return makeError(ErrorKind::Unsupported, "umockdev: " + why, "usb-emulator");
    }
    const std::lock_guard<std::mutex> guard(m_parts->lock);
    return m_parts->signal.open(nodePath(m_parts->testbed));
}

void UmockdevPrinter::unplug()
{
    {
        const std::lock_guard<std::mutex> guard(m_parts->lock);
        if (!m_parts->plugged) {
            return;
        }
        m_parts->plugged = false;
        m_parts->line.vanish();
        m_parts->signal.show(true);
    }
    // The interface first: umockdev cannot plug the same path in again otherwise.
    umockdev_testbed_uevent(m_parts->testbed, interfacePath, "remove");
    umockdev_testbed_remove_device(m_parts->testbed, interfacePath);
    umockdev_testbed_uevent(m_parts->testbed, devicePath, "remove");
    umockdev_testbed_remove_device(m_parts->testbed, devicePath);
    const std::lock_guard<std::mutex> guard(m_parts->lock);
    m_parts->signal.close();
    ::unlink(nodePath(m_parts->testbed).c_str());
}

void UmockdevPrinter::powerCycle()
{
    unplug();
    static_cast<void>(plug().has_value()); // the same testbed took it before
}

Status UmockdevPrinter::disturb(const LineFaults& faults)
{
    if (faults.replyDelayMs != 0 || faults.rowsPerTick != 0 || faults.cutAfterBytes != 0) {
        return makeError(ErrorKind::Unsupported, "the USB emulator has no clock of its own", "usb-emulator");
    }
    return {};
}

UMockdevTestbed* UmockdevPrinter::testbed() const
{
    return m_parts->testbed;
}

bool UmockdevPrinter::isPlugged() const
{
    const std::lock_guard<std::mutex> guard(m_parts->lock);
    return m_parts->plugged;
}

void UmockdevPrinter::with(const std::function<void(EscposEngine&)>& act)
{
    const std::lock_guard<std::mutex> guard(m_parts->lock);
    act(m_parts->engine);
    m_parts->line.pump();
    m_parts->signal.show(m_parts->line.hasReapable() || !m_parts->plugged);
}

} // namespace pishkhan::emulators
