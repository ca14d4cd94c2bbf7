// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/transport/usb_transport.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include <libusb.h>

namespace pishkhan::transport {
namespace {

/// Small enough that little is in doubt when the printer stops taking data.
constexpr std::size_t writeChunk = 4096;
/// A multiple of every packet size: libusb reports an overflow when a packet does not fit.
constexpr std::size_t readChunk = 1024;

using DeviceList = std::unique_ptr<libusb_device*, void (*)(libusb_device**)>;

struct Opened {
    libusb_device_handle* handle;
    libusb_device_descriptor descriptor;
};

Error toError(int code, const char* doing)
{
    ErrorKind kind = ErrorKind::Protocol;
    switch (code) {
    case LIBUSB_ERROR_TIMEOUT: kind = ErrorKind::Timeout; break;
    case LIBUSB_ERROR_BUSY: kind = ErrorKind::Busy; break;
    case LIBUSB_ERROR_ACCESS: kind = ErrorKind::Denied; break;
    case LIBUSB_ERROR_NO_DEVICE:
    case LIBUSB_ERROR_NOT_FOUND:
    case LIBUSB_ERROR_IO: kind = ErrorKind::Disconnected; break; // a real unplug arrives as a mere I/O error first
    default: break;
    }
    return makeError(kind, std::string(doing) + ": " + libusb_error_name(code), "usb", code);
}

Result<std::shared_ptr<libusb_context>> startLibusb()
{
    libusb_context* context = nullptr;
    const int code = libusb_init(&context);
    if (code != LIBUSB_SUCCESS) {
        return toError(code, "start libusb");
    }
    return std::shared_ptr<libusb_context>(context, libusb_exit);
}

std::string stringOf(libusb_device_handle* handle, std::uint8_t index)
{
    std::array<unsigned char, 256> text{};
    const int length =
        index == 0 ? 0 : libusb_get_string_descriptor_ascii(handle, index, text.data(), static_cast<int>(text.size()));
    return length <= 0 ? std::string() : std::string(text.begin(), text.begin() + length);
}

const libusb_interface_descriptor* printerInterface(const libusb_config_descriptor& config)
{
    for (int i = 0; i < config.bNumInterfaces; ++i) {
        for (int a = 0; a < config.interface[i].num_altsetting; ++a) {
            const libusb_interface_descriptor& setting = config.interface[i].altsetting[a];
            // Protocol 2 is bidirectional, 1 is one-way; 4 (IPP over USB) is not for us.
            if (setting.bInterfaceClass == LIBUSB_CLASS_PRINTER && setting.bInterfaceProtocol <= 2) {
                return &setting;
            }
        }
    }
    return nullptr;
}

bool isPrinter(libusb_device* device)
{
    libusb_config_descriptor* config = nullptr;
    if (libusb_get_active_config_descriptor(device, &config) != LIBUSB_SUCCESS) {
        return false;
    }
    const bool found = printerInterface(*config) != nullptr;
    libusb_free_config_descriptor(config);
    return found;
}

template <typename Visit> Status eachPrinter(libusb_context* context, const Visit& visit)
{
    libusb_device** raw = nullptr;
    const ssize_t count = libusb_get_device_list(context, &raw);
    if (count < 0) {
        return toError(static_cast<int>(count), "list devices");
    }
    const DeviceList list(raw, [](libusb_device** devices) { libusb_free_device_list(devices, 1); });
    for (ssize_t i = 0; i < count; ++i) {
        libusb_device_descriptor descriptor{};
        if (libusb_get_device_descriptor(raw[i], &descriptor) == LIBUSB_SUCCESS && isPrinter(raw[i])) {
            if (!visit(raw[i], descriptor)) {
                break;
            }
        }
    }
    return {};
}

Result<libusb_device_handle*> openMatching(libusb_context* context, const UsbSelector& which)
{
    libusb_device_handle* found = nullptr;
    std::optional<Error> refused;
    TRY(eachPrinter(context, [&](libusb_device* device, const libusb_device_descriptor& descriptor) {
        if ((which.vendor != 0 && which.vendor != descriptor.idVendor) ||
            (which.product != 0 && which.product != descriptor.idProduct)) {
            return true;
        }
        libusb_device_handle* handle = nullptr;
        const int code = libusb_open(device, &handle);
        if (code != LIBUSB_SUCCESS) {
            refused = toError(code, "open printer");
            return true;
        }
        if (!which.serial.empty() && stringOf(handle, descriptor.iSerialNumber) != which.serial) {
            libusb_close(handle);
            return true;
        }
        found = handle;
        return false;
    }));
    if (found == nullptr) {
        return refused ? *refused : makeError(ErrorKind::Disconnected, "no such USB printer is plugged in", "usb");
    }
    return found;
}

} // namespace

bool UsbTransport::findPipes(libusb_device_handle* handle, Pipes& pipes)
{
    libusb_config_descriptor* config = nullptr;
    if (libusb_get_active_config_descriptor(libusb_get_device(handle), &config) != LIBUSB_SUCCESS) {
        return false;
    }
    const libusb_interface_descriptor* setting = printerInterface(*config);
    if (setting != nullptr) {
        pipes.interface = setting->bInterfaceNumber;
        pipes.alternate = setting->bAlternateSetting;
        for (int i = 0; i < setting->bNumEndpoints; ++i) {
            const libusb_endpoint_descriptor& end = setting->endpoint[i];
            if ((end.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK) == LIBUSB_TRANSFER_TYPE_BULK) {
                ((end.bEndpointAddress & LIBUSB_ENDPOINT_IN) != 0 ? pipes.in : pipes.out) = end.bEndpointAddress;
            }
        }
    }
    libusb_free_config_descriptor(config);
    return pipes.out != 0;
}

Status UsbTransport::claim(libusb_device_handle* handle, const Pipes& pipes)
{
    libusb_set_auto_detach_kernel_driver(handle, 1); // usblp steps aside while we are here
    int code = libusb_claim_interface(handle, pipes.interface);
    if (code == LIBUSB_SUCCESS && pipes.alternate != 0) {
        code = libusb_set_interface_alt_setting(handle, pipes.interface, pipes.alternate);
    }
    if (code != LIBUSB_SUCCESS) {
        return toError(code, "claim printer");
    }
    return {};
}

Result<std::unique_ptr<Transport>> UsbTransport::open(const UsbSelector& which)
{
    auto context = TRY(startLibusb());
    libusb_device_handle* handle = TRY(openMatching(context.get(), which));
    Pipes pipes;
    const Status claimed = findPipes(handle, pipes)
                               ? claim(handle, pipes)
                               : Status(makeError(ErrorKind::Unsupported, "printer has no bulk pipe", "usb"));
    if (!claimed) {
        libusb_close(handle);
        return claimed.error();
    }
    return std::unique_ptr<Transport>(new UsbTransport(std::move(context), handle, pipes));
}

Result<std::vector<UsbPrinterEntry>> UsbTransport::list()
{
    const auto context = TRY(startLibusb());
    std::vector<UsbPrinterEntry> out;
    TRY(eachPrinter(context.get(), [&](libusb_device* device, const libusb_device_descriptor& descriptor) {
        UsbPrinterEntry entry{descriptor.idVendor, descriptor.idProduct, {}, {}};
        libusb_device_handle* handle = nullptr;
        if (libusb_open(device, &handle) == LIBUSB_SUCCESS) {
            entry.serial = stringOf(handle, descriptor.iSerialNumber);
            entry.name = stringOf(handle, descriptor.iProduct);
            libusb_close(handle);
        }
        out.push_back(std::move(entry));
        return true;
    }));
    return out;
}

UsbTransport::UsbTransport(std::shared_ptr<libusb_context> context, libusb_device_handle* handle, Pipes pipes)
    : m_context(std::move(context)), m_handle(handle), m_pipes(pipes)
{
}

UsbTransport::~UsbTransport()
{
    UsbTransport::close();
}

void UsbTransport::close()
{
    if (m_handle != nullptr) {
        libusb_release_interface(m_handle, m_pipes.interface);
        libusb_close(m_handle);
        m_handle = nullptr;
    }
}

/// A stalled pipe is opened again, because the printer keeps refusing until that is done.
Error UsbTransport::failure(int code, const char* doing)
{
    if (code == LIBUSB_ERROR_PIPE) {
        libusb_clear_halt(m_handle, m_pipes.out);
        if (m_pipes.in != 0) {
            libusb_clear_halt(m_handle, m_pipes.in);
        }
    }
    return toError(code, doing);
}

Status UsbTransport::write(ByteView bytes, Milliseconds timeout)
{
    if (m_handle == nullptr) {
        return makeError(ErrorKind::Disconnected, "closed", "usb");
    }
    while (!bytes.empty()) {
        const std::size_t length = std::min(bytes.size(), writeChunk);
        int sent = 0;
        const int code = libusb_bulk_transfer(m_handle, m_pipes.out, const_cast<unsigned char*>(bytes.data()),
                                              static_cast<int>(length), &sent, static_cast<unsigned>(timeout.count()));
        bytes = bytes.subspan(static_cast<std::size_t>(std::max(sent, 0)));
        if (code != LIBUSB_SUCCESS && !(code == LIBUSB_ERROR_TIMEOUT && sent > 0)) {
            return failure(code, "write");
        }
    }
    return {};
}

/// Some printers answer "nothing" with empty packets instead of waiting: ask again until the time is over.
Status UsbTransport::fill(Milliseconds timeout)
{
    using Clock = std::chrono::steady_clock;
    const Clock::time_point end = Clock::now() + timeout;
    do {
        const auto left = std::chrono::duration_cast<Milliseconds>(end - Clock::now());
        const auto wait = static_cast<unsigned>(std::max<std::int64_t>(left.count(), 1));
        Bytes buffer(readChunk);
        int received = 0;
        const int code =
            libusb_bulk_transfer(m_handle, m_pipes.in, buffer.data(), static_cast<int>(buffer.size()), &received, wait);
        buffer.resize(static_cast<std::size_t>(std::max(received, 0)));
        m_pending = std::move(buffer);
        if (m_pending.empty() && code != LIBUSB_SUCCESS) {
            return failure(code, "read");
        }
    } while (m_pending.empty() && Clock::now() < end);
    return {};
}

Result<Bytes> UsbTransport::read(std::size_t maxBytes, Milliseconds timeout)
{
    if (m_handle == nullptr) {
        return makeError(ErrorKind::Disconnected, "closed", "usb");
    }
    if (m_pending.empty() && m_pipes.in != 0) {
        TRY(fill(timeout));
    }
    if (m_pending.empty()) {
        return makeError(ErrorKind::Timeout, "the printer sent nothing", "usb");
    }
    const auto length = static_cast<std::ptrdiff_t>(std::min(maxBytes, m_pending.size()));
    Bytes out(m_pending.begin(), m_pending.begin() + length);
    m_pending.erase(m_pending.begin(), m_pending.begin() + length);
    return out;
}

} // namespace pishkhan::transport
