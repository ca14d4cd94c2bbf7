// SPDX-License-Identifier: GPL-3.0-or-later
/// UsbTransport: the bulk pipes of a USB printer (interface class 7), through libusb. Takes the interface from the
/// kernel's usblp while it is open. One thread at a time. Follows the "USB Device Class Definition for Printing
/// Devices" 1.1.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "drivers/transport/transport.h"

struct libusb_context;
struct libusb_device_handle;

namespace pishkhan::transport {

/// Which printer to open; zero and empty match any.
struct UsbSelector {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::string serial;
};

struct UsbPrinterEntry {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::string serial; ///< empty when the device has none or may not be opened
    std::string name;   ///< product text, for people
};

class UsbTransport : public Transport {
public:
    /// Errors: Disconnected when no such printer is plugged in, Busy when another program holds it, Denied without
    /// the right to open it.
    static Result<std::unique_ptr<Transport>> open(const UsbSelector& which);
    static Result<std::vector<UsbPrinterEntry>> list(); ///< every printer that is plugged in

    ~UsbTransport() override;
    UsbTransport(const UsbTransport&) = delete;
    UsbTransport& operator=(const UsbTransport&) = delete;

    Status write(ByteView bytes, Milliseconds timeout) override;
    Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) override;
    void close() override;

private:
    struct Pipes {
        int interface = 0;
        int alternate = 0;
        std::uint8_t out = 0;
        std::uint8_t in = 0; ///< 0 when the printer cannot answer
    };
    UsbTransport(std::shared_ptr<libusb_context> context, libusb_device_handle* handle, Pipes pipes);
    static bool findPipes(libusb_device_handle* handle, Pipes& pipes);
    static Status claim(libusb_device_handle* handle, const Pipes& pipes);
    Status fill(Milliseconds timeout);
    Error failure(int code, const char* doing);

    std::shared_ptr<libusb_context> m_context;
    libusb_device_handle* m_handle;
    Pipes m_pipes;
    Bytes m_pending; ///< received, not yet asked for
};

} // namespace pishkhan::transport
