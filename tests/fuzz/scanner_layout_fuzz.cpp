// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "terminal/domain/scanner_layout.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    static_cast<void>(domain::repairScannerText(typed));
    const bool isAscii = std::all_of(typed.begin(), typed.end(), [](char c) { return c > 0; });
    if (isAscii && std::any_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        CHECK(domain::repairScannerText(domain::typedOnPersianLayout(typed)) == typed);
    }
    return 0;
}
