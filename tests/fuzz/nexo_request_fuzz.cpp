// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as what a station sends to the emulated nexo terminal, over HTTP and as a message: no crash, no hang, and no money without a whole
/// request of ours.
#include <cstddef>
#include <cstdint>

#include "drivers/emulators/nexo_terminal/emulated_nexo.h"
#include "terminal/base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace pishkhan;
    namespace device = emulators::nexo;
    const std::string body(reinterpret_cast<const char*>(bytes), size);
    for (const auto dialect : {device::Dialect::Xml, device::Dialect::Json}) {
        if (const auto request = device::readRequest(dialect, body)) {
            CHECK(request->serviceId.find(' ') == std::string::npos && !request->category.empty());
        }
    }
    device::Books books = device::Books::open("").take();
    device::Faults faults;
    faults.behaviour.needsLogin = false;
    device::EmulatedNexo terminal(books, faults, std::nullopt);
    const emulators::EmulatorTime now{1'000, 1'795'000'000'000};
    terminal.open(1);
    (void)terminal.hear(1, {bytes, size}, now);
    terminal.open(2);
    const std::string whole =
        "POST /EPASSaleToPOI/3.1 HTTP/1.1\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    const Bytes answer = terminal.hear(2, view(whole), now);
    CHECK(size > 60'000 || !answer.empty() || terminal.isBusy() || !faults.behaviour.answersStatus);
    CHECK(books.money() == 0 || body.find("PaymentRequest") != std::string::npos);
    return 0;
}
