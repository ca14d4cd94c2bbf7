// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_slot/vpcd_slot.h"

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pishkhan::emulators {
namespace {

enum Control : std::uint8_t { Off = 0, On = 1, Reset = 2, WantsAtr = 4 };

bool readExactly(int line, std::uint8_t* into, std::size_t count)
{
    while (count > 0) {
        const ssize_t got = ::recv(line, into, count, 0);
        if (got <= 0) {
            return false;
        }
        into += got;
        count -= static_cast<std::size_t>(got);
        const int yes = 1; // the driver sends length and body apart: answer each at once, or every command waits 40 ms
        ::setsockopt(line, IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
    }
    return true;
}

} // namespace

Result<std::unique_ptr<VpcdSlot>> VpcdSlot::insert(PivApplet& applet, std::uint16_t port)
{
    const int line = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    if (line < 0 || ::connect(line, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        const int code = errno;
        ::close(line);
        return makeError(ErrorKind::Disconnected, "no virtual reader listens", "vpcd", code);
    }
    return std::unique_ptr<VpcdSlot>(new VpcdSlot(applet, line));
}

VpcdSlot::VpcdSlot(PivApplet& applet, int line) : m_applet(applet), m_line(line), m_thread([this] { serve(); }) {}

VpcdSlot::~VpcdSlot()
{
    ::shutdown(m_line, SHUT_RDWR);
    m_thread.join();
    ::close(m_line);
}

bool VpcdSlot::receive(Bytes& into)
{
    std::uint8_t length[2];
    if (!readExactly(m_line, length, 2)) {
        return false;
    }
    into.resize(static_cast<std::size_t>(length[0] << 8U | length[1]));
    return readExactly(m_line, into.data(), into.size());
}

bool VpcdSlot::send(ByteView bytes)
{
    Bytes framed = {static_cast<std::uint8_t>(bytes.size() >> 8U), static_cast<std::uint8_t>(bytes.size() & 0xffU)};
    append(framed, bytes);
    return ::send(m_line, framed.data(), framed.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(framed.size());
}

void VpcdSlot::serve()
{
    Bytes message;
    bool going = true;
    while (going && receive(message)) {
        if (message.size() != 1) {
            going = send(m_applet.answer(message));
        } else if (message[0] == WantsAtr) {
            going = send(m_applet.atr());
        } else {
            m_applet.reset(); // off, on and reset are not answered
        }
    }
    m_gone = true;
}

} // namespace pishkhan::emulators
