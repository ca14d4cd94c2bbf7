// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/icao_name.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    static_cast<void>(domain::toIcaoName(typed));
    if (const auto letters = domain::fromIcaoName(typed)) {
        CHECK(domain::toIcaoName(*letters).value() == typed);
    }
    return 0;
}
