// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/persian_text.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    const std::string stored = domain::canonicalText(typed);
    CHECK(domain::canonicalText(stored) == stored);
    CHECK(domain::matchKey(stored) == domain::matchKey(typed));
    CHECK(domain::foldDigits(domain::persianDigits(stored)) == domain::foldDigits(stored));
    CHECK(domain::canonicalText(domain::withArabicLetters(stored)) == stored);
    return 0;
}
