// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/wedge/wedge_reader.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace pishkhan::wedge {
namespace {

Error cannotOpen(int code)
{
    const ErrorKind kind = code == EACCES || code == EPERM ? ErrorKind::Denied
                           : code == EBUSY                 ? ErrorKind::Busy
                                                           : ErrorKind::Disconnected;
    return makeError(kind, "the barcode reader cannot be taken", "wedge", code);
}

} // namespace

Result<WedgeReader> WedgeReader::open(const std::string& node)
{
    const int descriptor = ::open(node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return cannotOpen(errno);
    }
    WedgeReader reader(descriptor, node);
    if (::ioctl(descriptor, EVIOCGRAB, 1) != 0) {
        return cannotOpen(errno); // read without the grab, its keys would land in the focused field as well
    }
    return reader;
}

WedgeReader::WedgeReader(WedgeReader&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_node(std::move(other.m_node)),
      m_keys(std::move(other.m_keys))
{
}

WedgeReader::~WedgeReader()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor); // gives it back
    }
}

Result<std::optional<std::string>> WedgeReader::next()
{
    for (;;) {
        input_event event{};
        const ssize_t got = ::read(m_descriptor, &event, sizeof event);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 && errno == EAGAIN) {
            return std::optional<std::string>();
        }
        if (got != static_cast<ssize_t>(sizeof event)) {
            return makeError(ErrorKind::Disconnected, "the barcode reader is gone", "wedge", errno);
        }
        if (event.type != EV_KEY || event.value < 0 || event.value > 2) {
            continue;
        }
        const KeyMove move = event.value == 0 ? KeyMove::Up : event.value == 1 ? KeyMove::Down : KeyMove::Repeat;
        const std::int64_t at = std::int64_t{event.input_event_sec} * 1000 + event.input_event_usec / 1000;
        if (auto text = m_keys.key(event.code, move, at)) {
            return std::optional(std::move(*text));
        }
    }
}

} // namespace pishkhan::wedge
