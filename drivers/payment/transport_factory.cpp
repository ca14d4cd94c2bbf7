// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/transport_factory.h"

#include <charconv>

#include "drivers/transport/tty_transport.h"

namespace pishkhan::payment {
namespace {

Error wrongAddress()
{
    return makeError(ErrorKind::InvalidInput, "address must be tcp:HOST:PORT or tty:PATH", "payment");
}

Result<TransportFactory> tcpFactory(std::string_view place, const LineSettings& settings)
{
    const std::size_t colon = place.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return wrongAddress();
    }
    std::string_view host = place.substr(0, colon);
    const std::string_view digits = place.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size() || port == 0) {
        return wrongAddress();
    }
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    return TransportFactory([name = std::string(host), port, settings] {
        return transport::openTcp(name, port, settings.connectTimeout, settings.reach);
    });
}

} // namespace

Result<TransportFactory> makeTransportFactory(std::string_view address, const LineSettings& settings)
{
    if (address.starts_with("tcp:")) {
        return tcpFactory(address.substr(4), settings);
    }
    if (address.starts_with("tty:") && address.size() > 4) {
        return TransportFactory([path = std::string(address.substr(4)), settings] {
            return transport::openTty(path, {settings.baud, settings.stopBits});
        });
    }
    return wrongAddress();
}

} // namespace pishkhan::payment
