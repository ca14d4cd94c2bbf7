// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/receipt_number.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    const domain::Verdict verdict = domain::checkReceiptNumber(typed);
    fuzz::checkLaw(verdict);
    if (const auto number = domain::parseReceiptNumber(typed)) {
        CHECK(domain::composeReceiptNumber(number->officeCode, number->date, number->counter, number->sequence) ==
              verdict.canonical);
    }
    return 0;
}
