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
    // Unicode composes the Arabic yeh, not the Persian one, with a high hamza: only the match key brings that letter back.
    const std::string arabic = domain::withArabicLetters(stored);
    CHECK(domain::matchKey(arabic) == domain::matchKey(stored));
    CHECK(domain::canonicalText(arabic) == stored || stored.find("\u0654") != std::string::npos);
    return 0;
}
