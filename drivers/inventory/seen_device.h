// SPDX-License-Identifier: GPL-3.0-or-later
/// SeenDevice: one device as it was found on this machine or in the office's configuration: what it is, how to reach it, which driver would
/// serve it, and what it says about itself. Read by `pishkhan-device list` and `self-test`.
#pragma once
#include <string>
#include <vector>

#include "terminal/ports/receipt_printer.h"

namespace pishkhan::inventory {

/// The last words are the contract's: stable, for scripts.
enum class DeviceKind {
    ReceiptPrinter,
    PagePrinter,
    SerialPort,
    CardReader,
    Scanner,
    CardTerminal,
    Keyboard,
    BarcodeReader,
    Camera
};
enum class DeviceState { Ready, Trouble, Missing, Present }; ///< Present: seen, but it cannot be asked how it is

struct SeenDevice {
    DeviceKind kind = DeviceKind::SerialPort;
    std::string address; ///< as a driver's address is written: escpos:usb:04b8:0202:EMU0001, cups:QUEUE, pcsc:NAME …
    std::string driver;  ///< escpos, cups, tty, pcsc, sane, folder, zvt, evdev; empty when none serves it
    DeviceState state = DeviceState::Present;
    std::string reason; ///< stable word: paper-out, cover-open, disconnected …; empty when there is none
    std::string name;   ///< what the device calls itself, for people
};

constexpr const char* name(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::ReceiptPrinter: return "receipt-printer";
    case DeviceKind::PagePrinter: return "page-printer";
    case DeviceKind::SerialPort: return "serial-port";
    case DeviceKind::CardReader: return "card-reader";
    case DeviceKind::Scanner: return "scanner";
    case DeviceKind::CardTerminal: return "card-terminal";
    case DeviceKind::Keyboard: return "keyboard";
    case DeviceKind::BarcodeReader: return "barcode-reader";
    case DeviceKind::Camera: return "camera";
    }
    return "device";
}

constexpr const char* name(DeviceState state)
{
    switch (state) {
    case DeviceState::Ready: return "ready";
    case DeviceState::Trouble: return "trouble";
    case DeviceState::Missing: return "missing";
    case DeviceState::Present: return "present";
    }
    return "present";
}

/// A printer's own word, or why it gave none.
void setState(SeenDevice& device, const Result<ports::PrinterCondition>& condition);

} // namespace pishkhan::inventory
