// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/amount_text.h"
#include "terminal/domain/amount_words.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    if (const auto amount = domain::parseRials(fuzz::text(bytes, size))) {
        CHECK(domain::parseRials(domain::groupedDigits(amount->count())).value() == *amount);
        CHECK(!domain::amountInWords(amount->count()).empty());
        CHECK(!domain::formatToman(*amount).empty());
    }
    return 0;
}
