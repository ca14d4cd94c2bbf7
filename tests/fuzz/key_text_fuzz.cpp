// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/wedge/key_text.h"
#include "terminal/domain/scanned_code.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    wedge::KeyText keys;
    std::int64_t at = 0;
    for (size_t i = 0; i + 1 < size; i += 2) {
        at += bytes[i + 1] & 0x3C;
        if (const auto text = keys.key(bytes[i], static_cast<wedge::KeyMove>(bytes[i + 1] % 3), at)) {
            CHECK(!text->empty() && text->size() <= 2048);
            const domain::ScannedCode code = domain::readScannedCode(*text);
            CHECK(code.canonical.empty() ==
                  (code.meaning == domain::ScanMeaning::Damaged || code.meaning == domain::ScanMeaning::Unknown));
        }
    }
    const std::string_view typed = fuzz::text(bytes, size);
    static_cast<void>(domain::readScannedCode(typed));
    return 0;
}
