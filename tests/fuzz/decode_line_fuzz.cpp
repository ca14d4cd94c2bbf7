// SPDX-License-Identifier: GPL-3.0-or-later
// Anything a decoder gone mad may say: refused, or a document that survives being written and read again.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "drivers/document/decode_line.h"
#include "terminal/base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pishkhan::document;
    const auto read = decodeLine({reinterpret_cast<const char*>(data), size});
    if (read) {
        const std::string line = encodeLine(*read);
        const auto again = decodeLine(line);
        CHECK(again.has_value() && encodeLine(*again) == line);
    }
    return 0;
}
