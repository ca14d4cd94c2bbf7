// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/transport/tty_transport.h"

#include <algorithm>

#include <libserialport.h>

namespace pishkhan::transport {
namespace {

Error broken(std::string what)
{
    return makeError(ErrorKind::Disconnected, std::move(what), "tty", sp_last_error_code());
}

/// libserialport takes whole milliseconds and reads 0 as "for ever".
unsigned int waitOf(Milliseconds timeout)
{
    return static_cast<unsigned int>(std::clamp<std::int64_t>(timeout.count(), 1, 1'000'000));
}

class TtyTransport final : public Transport {
public:
    explicit TtyTransport(sp_port* port) : m_port(port) {}
    TtyTransport(const TtyTransport&) = delete;
    TtyTransport& operator=(const TtyTransport&) = delete;
    ~TtyTransport() override { closeNow(); }

    Status write(ByteView bytes, Milliseconds timeout) override
    {
        if (m_port == nullptr) {
            return broken("port is closed");
        }
        const int sent = sp_blocking_write(m_port, bytes.data(), bytes.size(), waitOf(timeout));
        if (sent < 0) {
            return broken("port broke while sending");
        }
        if (static_cast<std::size_t>(sent) < bytes.size()) {
            return makeError(ErrorKind::Timeout, "port did not take all bytes in time", "tty");
        }
        return {};
    }

    Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) override
    {
        if (m_port == nullptr) {
            return broken("port is closed");
        }
        Bytes bytes(maxBytes);
        const int count = sp_blocking_read_next(m_port, bytes.data(), bytes.size(), waitOf(timeout));
        if (count < 0) {
            return broken("port broke while reading");
        }
        if (count == 0) {
            return makeError(ErrorKind::Timeout, "no answer in time", "tty");
        }
        bytes.resize(static_cast<std::size_t>(count));
        return bytes;
    }

    void close() override { closeNow(); }

private:
    void closeNow()
    {
        if (m_port != nullptr) {
            sp_close(m_port);
            sp_free_port(m_port);
            m_port = nullptr;
        }
    }

    sp_port* m_port;
};

bool configure(sp_port* port, const TtySettings& settings)
{
    return sp_set_baudrate(port, settings.baud) == SP_OK && sp_set_bits(port, 8) == SP_OK &&
           sp_set_parity(port, SP_PARITY_NONE) == SP_OK && sp_set_stopbits(port, settings.stopBits) == SP_OK &&
           sp_set_flowcontrol(port, SP_FLOWCONTROL_NONE) == SP_OK;
}

} // namespace

Result<std::unique_ptr<Transport>> openTty(const std::string& path, const TtySettings& settings)
{
    sp_port* port = nullptr;
    if (sp_get_port_by_name(path.c_str(), &port) != SP_OK) {
        return broken("no such serial port");
    }
    if (sp_open(port, SP_MODE_READ_WRITE) != SP_OK) {
        Error error = broken("serial port cannot be opened");
        sp_free_port(port);
        return error;
    }
    auto opened = std::make_unique<TtyTransport>(port);
    if (!configure(port, settings)) {
        return broken("serial port cannot be configured");
    }
    return std::unique_ptr<Transport>(std::move(opened));
}

} // namespace pishkhan::transport
