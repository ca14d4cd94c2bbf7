// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/cups_queues.h"

#include <memory>

#include <cups/cups.h>

namespace pishkhan::printer {

Result<std::vector<std::string>> listQueues()
{
    constexpr int connectMs = 3000;
    const std::unique_ptr<http_t, void (*)(http_t*)> http(
        httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, cupsEncryption(), 1, connectMs, nullptr), httpClose);
    if (!http) {
        return makeError(ErrorKind::Disconnected, "no print server answers", "cups");
    }
    cups_dest_t* queues = nullptr;
    const int count = cupsGetDests2(http.get(), &queues);
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) {
        if (queues[i].instance == nullptr) {
            out.emplace_back(queues[i].name);
        }
    }
    cupsFreeDests(count, queues);
    return out;
}

} // namespace pishkhan::printer
