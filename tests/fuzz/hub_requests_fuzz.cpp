// SPDX-License-Identifier: GPL-3.0-or-later
// What anybody may send to the hub and what a hub may send to the uplink: any bytes, no crash, bounded work.
#include <cstddef>
#include <cstdint>

#include "sync/hub/api_json.h"
#include "sync/hub/console_api.h"
#include "sync/hub/request_target.h"
#include "sync/uplink/hub_answer.h"

using namespace pishkhan;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string_view bytes = text(ByteView(data, size));
    if (const auto target = hub::parseRequestTarget(bytes)) {
        for (const std::string& segment : target->segments) {
            if (segment.empty() || segment == ".." || segment.find('/') != std::string::npos) {
                __builtin_trap(); // would leave the console's folder
            }
        }
        static_cast<void>(target->number("limit", 1, 1, 500));
    }
    if (const auto id = hub::parseEventId(bytes); id && hub::toText(*id) != bytes) {
        __builtin_trap();
    }
    static_cast<void>(hub::parseCredentials(bytes));
    static_cast<void>(hub::sessionToken(bytes));
    static_cast<void>(hub::tehranDay(std::string(bytes)));
    static_cast<void>(uplink::parseHubAnswer(200, ByteView(data, size)));
    return 0;
}
