// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/receipt_text.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    if (const auto receipt = wire::parseReceipt(typed)) { // one claim, one text
        CHECK(std::string(typed) == receipt->signedPart + ":" + toBase32(receipt->signature));
    }
    return 0;
}
