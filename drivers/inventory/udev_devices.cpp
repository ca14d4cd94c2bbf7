// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/inventory/udev_devices.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <libudev.h>

namespace pishkhan::inventory {
namespace {

using Udev = std::unique_ptr<udev, udev* (*)(udev*)>;
using Listing = std::unique_ptr<udev_enumerate, udev_enumerate* (*)(udev_enumerate*)>;
using Device = std::unique_ptr<udev_device, udev_device* (*)(udev_device*)>;

std::string property(udev_device* device, const char* key)
{
    const char* value = udev_device_get_property_value(device, key);
    return value != nullptr ? value : "";
}

/// The vendor's and model's words, as udev's database has them.
std::string nameOf(udev_device* device)
{
    std::string out = property(device, "ID_VENDOR_FROM_DATABASE");
    out = out.empty() ? property(device, "ID_VENDOR") : out;
    std::string model = property(device, "ID_MODEL_FROM_DATABASE");
    model = model.empty() ? property(device, "ID_MODEL") : model;
    return out + (out.empty() || model.empty() ? "" : " ") + model;
}

/// The first of the node's links below `folder`; the node itself when it has none. The property lists what the database and the
/// kernel's own message know; libudev's list entries know the database only.
std::string stableNode(udev_device* device, const std::string& folder)
{
    const std::string links = " " + property(device, "DEVLINKS");
    if (const auto at = links.find(" " + folder); at != std::string::npos) {
        return links.substr(at + 1, links.find(' ', at + 1) - at - 1);
    }
    const char* node = udev_device_get_devnode(device);
    return node != nullptr ? node : "";
}

Result<std::vector<SeenDevice>> list(const char* subsystem, const std::function<bool(udev_device*, SeenDevice&)>& look)
{
    const Udev udev(udev_new(), udev_unref);
    const Listing listing(udev ? udev_enumerate_new(udev.get()) : nullptr, udev_enumerate_unref);
    if (!listing || udev_enumerate_add_match_subsystem(listing.get(), subsystem) < 0 ||
        udev_enumerate_scan_devices(listing.get()) < 0) {
        return makeError(ErrorKind::Unsupported, "udev does not answer", "udev");
    }
    std::vector<SeenDevice> out;
    for (udev_list_entry* entry = udev_enumerate_get_list_entry(listing.get()); entry != nullptr;
         entry = udev_list_entry_get_next(entry)) {
        const Device device(udev_device_new_from_syspath(udev.get(), udev_list_entry_get_name(entry)),
                            udev_device_unref);
        SeenDevice seen;
        if (device && udev_device_get_devnode(device.get()) != nullptr && look(device.get(), seen)) {
            out.push_back(std::move(seen));
        }
    }
    return out;
}

} // namespace

Result<std::vector<SeenDevice>> serialPorts()
{
    return list("tty", [](udev_device* device, SeenDevice& seen) {
        udev_device* const parent = udev_device_get_parent(device); // not ours to release
        const char* const driver = parent != nullptr ? udev_device_get_driver(parent) : nullptr;
        // Consoles have no parent; the four ports of a PC without a chip belong to the driver "serial8250".
        if (parent == nullptr || (driver != nullptr && std::string_view(driver) == "serial8250")) {
            return false;
        }
        seen.kind = DeviceKind::SerialPort;
        seen.driver = "tty";
        seen.address = "tty:" + stableNode(device, "/dev/serial/by-id/");
        seen.name = nameOf(device);
        return true;
    });
}

Result<std::vector<SeenDevice>> cameras()
{
    return list("video4linux", [](udev_device* device, SeenDevice& seen) {
        // A camera has several nodes; the one that gives pictures says so (udev's v4l_id).
        if (property(device, "ID_V4L_CAPABILITIES").find(":capture:") == std::string::npos) {
            return false;
        }
        seen.kind = DeviceKind::Camera;
        seen.driver = "camera";
        seen.address = "camera:" + stableNode(device, "/dev/v4l/by-id/");
        seen.name = nameOf(device);
        return true;
    });
}

namespace {

/// USB numbers of makers whose keyboards are barcode scanners. Source: the USB ID repository's vendor list.
constexpr std::string_view scannerMakers[] = {"0c2e", "05e0", "05f9", "1eab", "065a", "11fa", "0536", "2dd6"};

bool isBarcodeReader(udev_device* device)
{
    if (const std::string mark = property(device, "PISHKHAN_BARCODE_READER"); !mark.empty()) {
        return mark == "1"; // 0: our rule may also say that this one is a keyboard
    }
    const std::string maker = property(device, "ID_VENDOR_ID");
    if (std::find(std::begin(scannerMakers), std::end(scannerMakers), maker) != std::end(scannerMakers)) {
        return true;
    }
    std::string words = nameOf(device) + property(device, "NAME");
    std::transform(words.begin(), words.end(), words.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return words.find("barcode") != std::string::npos || words.find("bar code") != std::string::npos;
}

enum class Typist { Person, Scanner };

Result<std::vector<SeenDevice>> listKeyboards(Typist typist)
{
    return list("input", [typist](udev_device* device, SeenDevice& seen) {
        const char* const node = udev_device_get_devnode(device);
        if (property(device, "ID_INPUT_KEYBOARD") != "1" || !std::string_view(node).starts_with("/dev/input/event") ||
            isBarcodeReader(device) != (typist == Typist::Scanner)) {
            return false;
        }
        seen.kind = typist == Typist::Scanner ? DeviceKind::BarcodeReader : DeviceKind::Keyboard;
        seen.driver = "evdev";
        seen.address = "evdev:" + stableNode(device, "/dev/input/by-id/");
        seen.name = nameOf(device);
        return true;
    });
}

} // namespace

Result<std::vector<SeenDevice>> keyboards()
{
    return listKeyboards(Typist::Person);
}

Result<std::vector<SeenDevice>> barcodeReaders()
{
    return listKeyboards(Typist::Scanner);
}

} // namespace pishkhan::inventory
