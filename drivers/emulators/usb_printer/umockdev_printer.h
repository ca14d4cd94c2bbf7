// SPDX-License-Identifier: GPL-3.0-or-later
/// UmockdevPrinter: an EscposEngine as a USB printer of class 7 inside a umockdev testbed, so that a client's own
/// libusb finds it, claims it and moves bytes. Made before the client starts; used by the emulator's program and by
/// tests. Follows the recipe of umockdev's ioctl emulation and Linux' usbdevfs.
/// Threads: umockdev calls in on its own thread; every other call may come from any thread.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "drivers/emulators/receipt_printer/emulated_printer.h"

namespace pishkhan::emulators {

} // namespace pishkhan::emulators

using UMockdevTestbed = struct _UMockdevTestbed;

namespace pishkhan::emulators {

class UmockdevPrinter final : public EmulatedPrinter {
public:
    static constexpr std::uint16_t vendor = 0x04b8;
    static constexpr std::uint16_t product = 0x0202;

    /// Makes the testbed (sets UMOCKDEV_DIR for child processes) and plugs the printer in. `pageDone` is called on
    /// umockdev's thread with each page that was cut off.
    /// Errors: Unsupported with umockdev's own words.
    static Result<std::unique_ptr<UmockdevPrinter>> create(EscposEngine::PageDone pageDone);
    ~UmockdevPrinter() override;
    UmockdevPrinter(const UmockdevPrinter&) = delete;
    UmockdevPrinter& operator=(const UmockdevPrinter&) = delete;

    UMockdevTestbed* testbed() const; ///< for other devices on the same machine

    void unplug() override;
    Status plug() override;
    bool isPlugged() const override;
    void powerCycle() override; ///< a printer without power leaves the bus and comes back
    /// Errors: Unsupported; nothing runs here while the host is silent.
    Status disturb(const LineFaults& faults) override;
    void with(const std::function<void(EscposEngine&)>& act) override;

private:
    struct Parts;
    explicit UmockdevPrinter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace pishkhan::emulators
