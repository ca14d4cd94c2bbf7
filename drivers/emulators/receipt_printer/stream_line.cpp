// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/receipt_printer/stream_line.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

namespace pishkhan::emulators {
namespace {

Error cannot(const char* what)
{
    return makeError(ErrorKind::Unsupported, std::string(what) + ": " + std::strerror(errno), "emulator", errno);
}

void shut(int& descriptor)
{
    if (descriptor >= 0) {
        ::close(descriptor);
        descriptor = -1;
    }
}

} // namespace

Result<StreamLine> StreamLine::tcp(std::uint16_t port)
{
    StreamLine line(port, {});
    TRY(line.connect());
    return line;
}

Result<StreamLine> StreamLine::tty(const std::string& link)
{
    StreamLine line(0, link);
    TRY(line.connect());
    return line;
}

StreamLine::StreamLine(StreamLine&& other) noexcept
    : m_port(other.m_port), m_link(std::move(other.m_link)), m_listener(std::exchange(other.m_listener, -1)),
      m_line(std::exchange(other.m_line, -1)), m_keeper(std::exchange(other.m_keeper, -1))
{
    other.m_link.clear();
}

StreamLine::~StreamLine()
{
    cut();
}

Status StreamLine::connect()
{
    return isSerial() ? openPty() : listen();
}

Status StreamLine::listen()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int yes = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(m_port);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, 1) != 0 ||
        ::getsockname(m_listener, plain, &size) != 0) {
        const Error error = cannot("listen");
        shut(m_listener);
        return error;
    }
    m_port = ntohs(address.sin_port);
    return {};
}

Status StreamLine::openPty()
{
    m_line = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    char name[128];
    if (m_line < 0 || ::grantpt(m_line) != 0 || ::unlockpt(m_line) != 0 ||
        ::ptsname_r(m_line, name, sizeof name) != 0) {
        return cannot("pseudo terminal");
    }
    m_keeper = ::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios raw{};
    ::tcgetattr(m_keeper, &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(m_keeper, TCSANOW, &raw);
    ::unlink(m_link.c_str());
    return ::symlink(name, m_link.c_str()) == 0 ? Status() : cannot("link to the pseudo terminal");
}

void StreamLine::hangUp()
{
    if (!isSerial() && m_line >= 0) {
        const linger reset{1, 0};
        ::setsockopt(m_line, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        shut(m_line);
    }
}

void StreamLine::cut()
{
    hangUp();
    if (isSerial() && m_line >= 0) {
        ::unlink(m_link.c_str());
    }
    shut(m_listener);
    shut(m_line);
    shut(m_keeper);
}

pollfd StreamLine::interest(bool hungry) const
{
    const int source = m_line < 0 ? m_listener : hungry ? m_line : -1;
    return {source, POLLIN, 0};
}

void StreamLine::accept()
{
    if (m_listener >= 0 && m_line < 0) {
        m_line = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        const int yes = 1;
        ::setsockopt(m_line, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
}

Bytes StreamLine::read(std::size_t most)
{
    Bytes bytes(most);
    const ssize_t count = m_line < 0 || most == 0 ? -1 : ::read(m_line, bytes.data(), bytes.size());
    if (count == 0) {
        shut(m_line); // the host closed its connection
    }
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
}

void StreamLine::write(ByteView bytes)
{
    // An answer is a few bytes; a host that does not read them loses them, as on a real line.
    if (m_line >= 0 && !bytes.empty()) {
        const ssize_t sent = isSerial() ? ::write(m_line, bytes.data(), bytes.size())
                                        : ::send(m_line, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        static_cast<void>(sent);
    }
}

} // namespace pishkhan::emulators
