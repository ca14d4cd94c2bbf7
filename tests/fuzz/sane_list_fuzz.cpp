// SPDX-License-Identifier: GPL-3.0-or-later
// Any text from scanimage: a bounded list of scanners with bounded words.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "drivers/inventory/sane_list.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto seen = pishkhan::inventory::readSaneList(std::string_view(reinterpret_cast<const char*>(data), size));
    for (const auto& device : seen) {
        if (device.address.size() > 210 || device.name.size() > 200 || seen.size() > 32) {
            std::abort();
        }
    }
    return 0;
}
