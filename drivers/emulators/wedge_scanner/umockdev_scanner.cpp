// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/wedge_scanner/umockdev_scanner.h"

#include <atomic>
#include <cctype>
#include <string>
#include <vector>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <umockdev.h>
#include <unistd.h>

namespace pishkhan::emulators {
namespace {

constexpr const char* node = "/dev/input/event9";
constexpr const char* devicePath = "/sys/devices/virtual/input/input9/event9";
constexpr const char* description =
    "P: /devices/virtual/input/input9/event9\nN: input/event9\nE: DEVNAME=/dev/input/event9\nE: SUBSYSTEM=input\n"
    "E: MAJOR=13\nE: MINOR=73\nE: ID_INPUT=1\nE: ID_INPUT_KEY=1\nE: ID_INPUT_KEYBOARD=1\nE: ID_BUS=usb\n"
    "E: ID_VENDOR_ID=0c2e\nE: ID_VENDOR=EMU\nE: ID_MODEL=Barcode_Reader\nA: dev=13:73\\n\n\n";

struct Stroke {
    char letter;
    std::uint16_t key;
};
constexpr Stroke plain[] = {
    {'1', KEY_1}, {'2', KEY_2},     {'3', KEY_3},   {'4', KEY_4},     {'5', KEY_5},     {'6', KEY_6},      {'7', KEY_7},
    {'8', KEY_8}, {'9', KEY_9},     {'0', KEY_0},   {'q', KEY_Q},     {'w', KEY_W},     {'e', KEY_E},      {'r', KEY_R},
    {'t', KEY_T}, {'y', KEY_Y},     {'u', KEY_U},   {'i', KEY_I},     {'o', KEY_O},     {'p', KEY_P},      {'a', KEY_A},
    {'s', KEY_S}, {'d', KEY_D},     {'f', KEY_F},   {'g', KEY_G},     {'h', KEY_H},     {'j', KEY_J},      {'k', KEY_K},
    {'l', KEY_L}, {'z', KEY_Z},     {'x', KEY_X},   {'c', KEY_C},     {'v', KEY_V},     {'b', KEY_B},      {'n', KEY_N},
    {'m', KEY_M}, {'-', KEY_MINUS}, {'.', KEY_DOT}, {'/', KEY_SLASH}, {' ', KEY_SPACE}, {'\n', KEY_ENTER},
};

std::uint16_t keyOf(char letter)
{
    for (const Stroke& stroke : plain) {
        if (stroke.letter == letter) {
            return stroke.key;
        }
    }
    return 0;
}

input_event eventOf(std::uint16_t type, std::uint16_t code, int value, std::int64_t atMs)
{
    input_event event{};
    event.input_event_sec = atMs / 1000;
    event.input_event_usec = atMs % 1000 * 1000;
    event.type = type;
    event.code = code;
    event.value = value;
    return event;
}

} // namespace

struct UmockdevScanner::Parts {
    UMockdevTestbed* testbed = nullptr;
    UMockdevIoctlBase* handler = nullptr;
    int pipe = -1;
    bool attached = false;
    std::int64_t clock = 5000; ///< the device's own time, ms
    std::atomic<bool> grabbed{false};
};

UmockdevScanner::UmockdevScanner(UMockdevTestbed* testbed) : m_parts(std::make_unique<Parts>())
{
    m_parts->testbed = testbed;
    m_parts->handler = umockdev_ioctl_base_new();
    const auto onIoctl = +[](UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer parts) -> gboolean {
        if (umockdev_ioctl_client_get_request(client) != EVIOCGRAB) {
            return FALSE;
        }
        static_cast<Parts*>(parts)->grabbed = true;
        umockdev_ioctl_client_complete(client, 0, 0);
        return TRUE;
    };
    g_signal_connect(m_parts->handler, "handle-ioctl", G_CALLBACK(onIoctl), m_parts.get());
}

UmockdevScanner::~UmockdevScanner()
{
    unplug();
    g_object_unref(m_parts->handler);
}

Status UmockdevScanner::plug()
{
    if (m_parts->pipe >= 0) {
        return {};
    }
    // umockdev's own node is a plain file, made with the uevent that tells of it; ours must be a pipe by then: a name in between.
    gchar* root = umockdev_testbed_get_root_dir(m_parts->testbed);
    const std::string path = std::string(root) + node;
    g_free(root);
    m_parts->attached =
        m_parts->attached || umockdev_testbed_attach_ioctl(m_parts->testbed, node, m_parts->handler, nullptr) != FALSE;
    if (!m_parts->attached || umockdev_testbed_add_from_string(m_parts->testbed, description, nullptr) == FALSE) {
        return makeError(ErrorKind::Unsupported, "umockdev does not take the scanner", "wedge-emulator");
    }
    ::unlink(path.c_str());
    if (::mkfifo(path.c_str(), 0600) != 0) {
        return makeError(ErrorKind::Unsupported, "cannot make the node a pipe", "wedge-emulator", errno);
    }
    m_parts->pipe = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    m_parts->grabbed = false;
    umockdev_testbed_uevent(m_parts->testbed, devicePath, "add"); // now it is whole
    return {};
}

void UmockdevScanner::unplug()
{
    if (m_parts->pipe < 0) {
        return;
    }
    gchar* root = umockdev_testbed_get_root_dir(m_parts->testbed);
    const std::string path = std::string(root) + node;
    g_free(root);
    ::close(m_parts->pipe);
    m_parts->pipe = -1;
    ::unlink(path.c_str());
    umockdev_testbed_uevent(m_parts->testbed, devicePath, "remove");
    umockdev_testbed_remove_device(m_parts->testbed, devicePath);
}

bool UmockdevScanner::isGrabbed() const
{
    return m_parts->grabbed;
}

Status UmockdevScanner::scan(std::string_view text)
{
    if (m_parts->pipe < 0) {
        return makeError(ErrorKind::Disconnected, "the scanner is not plugged in", "wedge-emulator");
    }
    std::vector<input_event> events;
    const auto stroke = [&](std::uint16_t key, int value) {
        events.push_back(eventOf(EV_KEY, key, value, m_parts->clock));
        events.push_back(eventOf(EV_SYN, SYN_REPORT, 0, m_parts->clock));
    };
    m_parts->clock += 5000;
    for (const char letter : std::string(text) + "\n") {
        const bool isCapital = letter >= 'A' && letter <= 'Z';
        const std::uint16_t key = keyOf(isCapital ? static_cast<char>(letter - 'A' + 'a') : letter);
        if (key == 0) {
            return makeError(ErrorKind::InvalidInput, "no key types that", "wedge-emulator");
        }
        if (isCapital) {
            stroke(KEY_LEFTSHIFT, 1);
        }
        stroke(key, 1);
        stroke(key, 0);
        if (isCapital) {
            stroke(KEY_LEFTSHIFT, 0);
        }
        m_parts->clock += 2;
    }
    for (const input_event& event : events) {
        if (::write(m_parts->pipe, &event, sizeof event) != static_cast<ssize_t>(sizeof event)) {
            return makeError(ErrorKind::Busy, "nobody reads the scanner", "wedge-emulator");
        }
    }
    return {};
}

std::string UmockdevScanner::work(std::string_view command)
{
    constexpr std::string_view verb = "scan ";
    if (command == "scanner unplug") {
        unplug();
        return "ok";
    }
    if (command != "scanner plug" && !command.starts_with(verb)) {
        return {};
    }
    const Status done = command == "scanner plug" ? plug() : scan(command.substr(verb.size()));
    return done ? "ok" : "error " + done.error().what;
}

} // namespace pishkhan::emulators
