// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/usb_printer/usbfs_line.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string_view>

#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>
#include <umockdev.h>

namespace pishkhan::emulators {
namespace {

constexpr std::size_t setupPacket = 8; ///< a control URB's buffer begins with it
constexpr std::string_view deviceId = "MFG:EMU;MDL:TM-EMU80;CMD:ESC/POS;CLS:PRINTER;";

} // namespace

UsbfsLine::~UsbfsLine()
{
    std::for_each(m_waiting.begin(), m_waiting.end(), release);
    std::for_each(m_done.begin(), m_done.end(), release);
}

usbdevfs_urb& UsbfsLine::header(const Urb& urb)
{
    return *reinterpret_cast<usbdevfs_urb*>(urb.urb->data);
}

void UsbfsLine::release(const Urb& urb)
{
    g_object_unref(urb.buffer);
    g_object_unref(urb.urb);
}

bool UsbfsLine::answer(UMockdevIoctlClient* client)
{
    const gulong request = umockdev_ioctl_client_get_request(client);
    UMockdevIoctlData* argument = umockdev_ioctl_client_get_arg(client);
    if (m_gone && request != USBDEVFS_REAPURB && request != USBDEVFS_REAPURBNDELAY) {
        umockdev_ioctl_client_complete(client, -1, ENODEV);
        return true;
    }
    switch (request) {
    case USBDEVFS_GET_CAPABILITIES: tellCapabilities(client, argument); return true;
    case USBDEVFS_GETDRIVER: umockdev_ioctl_client_complete(client, -1, ENODATA); return true;
    case USBDEVFS_CLAIMINTERFACE:
    case USBDEVFS_RELEASEINTERFACE:
    case USBDEVFS_DISCONNECT_CLAIM:
    case USBDEVFS_SETCONFIGURATION:
    case USBDEVFS_SETINTERFACE:
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_RESET:
    case USBDEVFS_IOCTL: umockdev_ioctl_client_complete(client, 0, 0); return true;
    case USBDEVFS_SUBMITURB: submit(client, argument); return true;
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY: reap(client, argument); return true;
    case USBDEVFS_DISCARDURB: discard(client, argument); return true;
    default: return false;
    }
}

void UsbfsLine::tellCapabilities(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
{
    // The argument holds the client's pointer; what it points at must be fetched.
    UMockdevIoctlData* word = umockdev_ioctl_data_resolve(argument, 0, sizeof(std::uint32_t), nullptr);
    if (word == nullptr) {
        umockdev_ioctl_client_complete(client, -1, EFAULT);
        return;
    }
    *reinterpret_cast<std::uint32_t*>(word->data) = USBDEVFS_CAP_BULK_CONTINUATION;
    umockdev_ioctl_client_complete(client, 0, 0);
    g_object_unref(word);
}

void UsbfsLine::submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
{
    UMockdevIoctlData* data = umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr);
    if (data == nullptr) {
        umockdev_ioctl_client_complete(client, -1, EFAULT);
        return;
    }
    const auto& urb = *reinterpret_cast<usbdevfs_urb*>(data->data);
    UMockdevIoctlData* buffer = umockdev_ioctl_data_resolve(data, offsetof(usbdevfs_urb, buffer),
                                                            static_cast<gsize>(urb.buffer_length), nullptr);
    if (buffer == nullptr) {
        g_object_unref(data);
        umockdev_ioctl_client_complete(client, -1, EFAULT);
        return;
    }
    m_waiting.push_back({data, buffer});
    umockdev_ioctl_client_complete(client, 0, 0);
    pump();
}

void UsbfsLine::reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
{
    if (m_done.empty()) {
        umockdev_ioctl_client_complete(client, -1, m_gone ? ENODEV : EAGAIN);
        return;
    }
    UMockdevIoctlData* slot = umockdev_ioctl_data_resolve(argument, 0, sizeof(void*), nullptr);
    if (slot == nullptr) {
        umockdev_ioctl_client_complete(client, -1, EFAULT);
        return;
    }
    const Urb urb = m_done.front();
    m_done.pop_front();
    umockdev_ioctl_data_set_ptr(slot, 0, urb.urb);
    umockdev_ioctl_client_complete(client, 0, 0);
    g_object_unref(slot);
    release(urb);
}

void UsbfsLine::discard(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
{
    const gulong wanted = *reinterpret_cast<gulong*>(argument->data);
    const auto at = std::find_if(m_waiting.begin(), m_waiting.end(),
                                 [&](const Urb& urb) { return urb.urb->client_addr == wanted; });
    if (at == m_waiting.end()) {
        umockdev_ioctl_client_complete(client, -1, EINVAL);
        return;
    }
    finish(*at, -ENOENT, at->moved);
    m_waiting.erase(at);
    umockdev_ioctl_client_complete(client, 0, 0);
}

void UsbfsLine::finish(const Urb& urb, int status, std::size_t moved)
{
    header(urb).status = status;
    header(urb).actual_length = static_cast<int>(moved);
    m_done.push_back(urb);
}

/// Requests of the printer class 1.1, section 4.2, and the descriptors a client may ask for again.
void UsbfsLine::control(Urb& urb)
{
    const std::uint8_t* setup = urb.buffer->data;
    std::uint8_t* answer = urb.buffer->data + setupPacket;
    const auto room = static_cast<std::size_t>(urb.buffer->data_len) - setupPacket;
    Bytes out;
    if (setup[0] == 0xa1 && setup[1] == 0) {
        out = {0, static_cast<std::uint8_t>(deviceId.size() + 2)};
        append(out, deviceId);
    } else if (setup[0] == 0xa1 && setup[1] == 1) {
        out = {static_cast<std::uint8_t>(m_engine.portStatus())};
    } else if (setup[0] == 0x21 && setup[1] == 2) {
        m_engine.powerCycle();
    } else if (setup[0] == 0x80 && setup[1] == 6 && setup[3] == 3) { // string descriptor
        const std::string_view words[] = {"", "EMU", "TM-EMU80", "EMU0001"};
        const std::string_view word = words[setup[2] & 3U];
        out = {static_cast<std::uint8_t>(2 + (setup[2] == 0 ? 2 : word.size() * 2)), 3};
        if (setup[2] == 0) {
            append(out, Bytes{0x09, 0x04});
        }
        for (const char c : word) {
            append(out, Bytes{static_cast<std::uint8_t>(c), 0});
        }
    } else if ((setup[0] & 0x80U) != 0) {
        finish(urb, -EPIPE, 0);
        return;
    }
    const std::size_t length = std::min(out.size(), room);
    std::copy_n(out.begin(), length, answer);
    finish(urb, 0, length);
}

/// True when the URB is done with.
bool UsbfsLine::advance(Urb& urb)
{
    const usbdevfs_urb& head = header(urb);
    const auto length = static_cast<std::size_t>(std::max(head.buffer_length, 0));
    if (head.type == USBDEVFS_URB_TYPE_CONTROL) {
        if (length < setupPacket) {
            finish(urb, -EINVAL, 0);
        } else {
            control(urb);
        }
        return true;
    }
    if ((head.endpoint & 0x80U) != 0) {
        if (!m_engine.hasReplies()) {
            return false;
        }
        const Bytes bytes = m_engine.replies(length);
        std::copy(bytes.begin(), bytes.end(), urb.buffer->data);
        finish(urb, 0, bytes.size());
        return true;
    }
    urb.moved += m_engine.take(ByteView(urb.buffer->data + urb.moved, length - urb.moved));
    if (urb.moved < length) {
        return false;
    }
    finish(urb, 0, length);
    return true;
}

void UsbfsLine::pump()
{
    bool outBusy = false; // a pipe keeps its order
    for (auto urb = m_waiting.begin(); urb != m_waiting.end();) {
        const bool out = header(*urb).type == USBDEVFS_URB_TYPE_BULK && (header(*urb).endpoint & 0x80U) == 0;
        if (!(out && outBusy) && advance(*urb)) {
            urb = m_waiting.erase(urb);
            continue;
        }
        outBusy = outBusy || out;
        ++urb;
    }
}

void UsbfsLine::vanish()
{
    m_gone = true;
    for (const Urb& urb : m_waiting) {
        finish(urb, -ESHUTDOWN, urb.moved);
    }
    m_waiting.clear();
}

} // namespace pishkhan::emulators
