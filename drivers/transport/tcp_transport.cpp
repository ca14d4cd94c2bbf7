// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/transport/tcp_transport.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "drivers/transport/descriptor_wait.h"

namespace pishkhan::transport {
namespace {

Error broken(std::string what, int code)
{
    return makeError(ErrorKind::Disconnected, std::move(what), "tcp", code);
}

class TcpTransport final : public Transport {
public:
    explicit TcpTransport(int descriptor) : m_descriptor(descriptor) {}
    TcpTransport(const TcpTransport&) = delete;
    TcpTransport& operator=(const TcpTransport&) = delete;
    ~TcpTransport() override { closeNow(); }

    Status write(ByteView bytes, Milliseconds timeout) override
    {
        while (!bytes.empty()) {
            if (m_descriptor < 0) {
                return broken("connection is closed", 0);
            }
            TRY(awaitEvents(m_descriptor, POLLOUT, timeout, "tcp"));
            const ssize_t sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno != EAGAIN && errno != EINTR) {
                return broken("connection broke while sending", errno);
            }
            bytes = bytes.subspan(sent > 0 ? static_cast<std::size_t>(sent) : 0);
        }
        return {};
    }

    Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) override
    {
        if (m_descriptor < 0) {
            return broken("connection is closed", 0);
        }
        TRY(awaitEvents(m_descriptor, POLLIN, timeout, "tcp"));
        Bytes bytes(maxBytes);
        const ssize_t count = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
            return makeError(ErrorKind::Timeout, "no answer in time", "tcp");
        }
        if (count <= 0) {
            return broken("the other side closed the connection", count < 0 ? errno : 0);
        }
        bytes.resize(static_cast<std::size_t>(count));
        return bytes;
    }

    void close() override { closeNow(); }

private:
    void closeNow()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
            m_descriptor = -1;
        }
    }

    int m_descriptor;
};

bool isPrivate4(std::uint32_t address)
{
    const std::uint32_t top = address >> 24U;
    return top == 127 || top == 10 || (address >> 20U) == 0xAC1U || (address >> 16U) == 0xC0A8U ||
           (address >> 16U) == 0xA9FEU;
}

/// RFC 1918, loopback, link-local and their IPv6 kin.
bool isPrivate(const sockaddr& address)
{
    if (address.sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, &address, sizeof four);
        return isPrivate4(ntohl(four.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 six{};
        std::memcpy(&six, &address, sizeof six);
        const std::uint8_t* bytes = six.sin6_addr.s6_addr;
        const bool local = (bytes[0] & 0xFEU) == 0xFCU || (bytes[0] == 0xFE && (bytes[1] & 0xC0U) == 0x80U);
        return local || IN6_IS_ADDR_LOOPBACK(&six.sin6_addr);
    }
    return false;
}

Result<int> connectTo(const addrinfo& target, Milliseconds timeout)
{
    const int descriptor = ::socket(target.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return broken("no socket", errno);
    }
    if (::connect(descriptor, target.ai_addr, target.ai_addrlen) == 0) {
        return descriptor;
    }
    Status waited =
        errno == EINPROGRESS ? awaitEvents(descriptor, POLLOUT, timeout, "tcp") : broken("cannot connect", errno);
    int failure = 0;
    socklen_t size = sizeof failure;
    if (waited && ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &failure, &size) == 0 && failure == 0) {
        return descriptor;
    }
    ::close(descriptor);
    return waited ? broken("cannot connect", failure) : waited.error();
}

} // namespace

std::unique_ptr<Transport> adoptSocket(int descriptor)
{
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const int flags = ::fcntl(descriptor, F_GETFL);
    ::fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
    return std::make_unique<TcpTransport>(descriptor);
}

Result<std::unique_ptr<Transport>> openTcp(const std::string& host, std::uint16_t port, Milliseconds timeout,
                                           Reach reach)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (const int code = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found); code != 0) {
        return makeError(ErrorKind::InvalidInput, "host name cannot be resolved", "tcp", code);
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
    Error last = makeError(ErrorKind::Denied, "address is outside the private networks", "tcp");
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
        if (reach == Reach::PrivateOnly && !isPrivate(*each->ai_addr)) {
            continue;
        }
        if (auto descriptor = connectTo(*each, timeout); descriptor) {
            return adoptSocket(*descriptor);
        } else {
            last = descriptor.error();
        }
    }
    return last;
}

} // namespace pishkhan::transport
