// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/transport/tty_transport.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace pishkhan::transport {
namespace {

Error broken(std::string what, int code)
{
    return makeError(ErrorKind::Disconnected, std::move(what), "tty", code);
}

/// Wait until `events` hold. Errors: Timeout; Disconnected when the adapter was pulled out.
Status await(int descriptor, short events, std::chrono::steady_clock::time_point deadline)
{
    for (;;) {
        const auto left = std::chrono::duration_cast<Milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        pollfd wanted{descriptor, events, 0};
        const int ready = ::poll(&wanted, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000)));
        if (ready > 0 && (wanted.revents & events) != 0) {
            return {};
        }
        if (ready > 0) {
            return broken("the serial line is gone", 0);
        }
        if (ready == 0) {
            return makeError(ErrorKind::Timeout, "nothing in time on the serial line", "tty");
        }
        if (errno != EINTR) {
            return broken("poll failed", errno);
        }
    }
}

class TtyTransport final : public Transport {
public:
    explicit TtyTransport(int descriptor) : m_descriptor(descriptor) {}
    TtyTransport(const TtyTransport&) = delete;
    TtyTransport& operator=(const TtyTransport&) = delete;
    ~TtyTransport() override { closeNow(); }

    Status write(ByteView bytes, Milliseconds timeout) override
    {
        const auto deadline = std::chrono::steady_clock::now() + timeout;
        while (!bytes.empty()) {
            if (m_descriptor < 0) {
                return broken("port is closed", 0);
            }
            TRY(await(m_descriptor, POLLOUT, deadline));
            const ssize_t sent = ::write(m_descriptor, bytes.data(), bytes.size());
            if (sent < 0 && errno != EAGAIN && errno != EINTR) {
                return broken("port broke while sending", errno);
            }
            bytes = bytes.subspan(sent > 0 ? static_cast<std::size_t>(sent) : 0);
        }
        return {};
    }

    Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) override
    {
        if (m_descriptor < 0) {
            return broken("port is closed", 0);
        }
        TRY(await(m_descriptor, POLLIN, std::chrono::steady_clock::now() + timeout));
        Bytes bytes(maxBytes);
        const ssize_t count = ::read(m_descriptor, bytes.data(), bytes.size());
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
            return makeError(ErrorKind::Timeout, "nothing in time on the serial line", "tty");
        }
        if (count <= 0) {
            return broken("port broke while reading", count < 0 ? errno : 0);
        }
        bytes.resize(static_cast<std::size_t>(count));
        return bytes;
    }

    void close() override { closeNow(); }

private:
    void closeNow()
    {
        if (m_descriptor >= 0) {
            ::tcflush(m_descriptor, TCOFLUSH); // closing must not wait for a device that takes nothing
            ::close(m_descriptor);
            m_descriptor = -1;
        }
    }

    int m_descriptor;
};

std::optional<speed_t> speedOf(int baud)
{
    switch (baud) {
    case 1200: return B1200;
    case 2400: return B2400;
    case 4800: return B4800;
    case 9600: return B9600;
    case 19200: return B19200;
    case 38400: return B38400;
    case 57600: return B57600;
    case 115200: return B115200;
    case 230400: return B230400;
    default: return std::nullopt;
    }
}

bool configure(int descriptor, const TtySettings& settings, speed_t speed)
{
    termios line{};
    if (::tcgetattr(descriptor, &line) != 0) {
        return false;
    }
    ::cfmakeraw(&line);
    line.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
    line.c_cflag |= CLOCAL | CREAD | (settings.stopBits == 2 ? CSTOPB : 0U);
    line.c_cflag |= settings.flow == TtyFlow::RtsCts ? CRTSCTS : 0U;
    line.c_iflag &= ~static_cast<tcflag_t>(IXON | IXOFF | IXANY);
    line.c_cc[VMIN] = 0;
    line.c_cc[VTIME] = 0;
    ::cfsetispeed(&line, speed);
    ::cfsetospeed(&line, speed);
    // Without XON/XOFF first: that is what frees a line which an XOFF to an earlier program has stopped.
    bool done = ::tcsetattr(descriptor, TCSANOW, &line) == 0;
    if (done && settings.flow == TtyFlow::XonXoff) {
        line.c_iflag |= static_cast<tcflag_t>(IXON);
        done = ::tcsetattr(descriptor, TCSANOW, &line) == 0;
    }
    return done;
}

} // namespace

Result<std::unique_ptr<Transport>> openTty(const std::string& path, const TtySettings& settings)
{
    const auto speed = speedOf(settings.baud);
    if (!speed) {
        return makeError(ErrorKind::InvalidInput, "the serial speed is none of the usual ones", "tty");
    }
    const int descriptor = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        const ErrorKind kind = errno == EACCES  ? ErrorKind::Denied
                               : errno == EBUSY ? ErrorKind::Busy
                                                : ErrorKind::Disconnected;
        return makeError(kind, "serial port cannot be opened", "tty", errno);
    }
    auto opened = std::make_unique<TtyTransport>(descriptor);
    if (::ioctl(descriptor, TIOCEXCL) != 0 || !configure(descriptor, settings, *speed)) {
        return broken("serial port cannot be set up", errno);
    }
    ::tcflush(descriptor, TCIFLUSH);
    return std::unique_ptr<Transport>(std::move(opened));
}

} // namespace pishkhan::transport
