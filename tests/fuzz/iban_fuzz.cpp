// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/iban.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    const auto check = [](std::string_view text) { return domain::checkIban(text); };
    fuzz::checkStable(check(typed), check);
    const std::string composed = domain::composeIban(typed);
    CHECK(composed.empty() || check(domain::groupIban(composed)).valid);
    return 0;
}
