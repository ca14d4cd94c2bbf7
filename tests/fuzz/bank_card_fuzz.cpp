// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "terminal/domain/bank_card.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    fuzz::checkLaw(domain::checkBankCard(typed));
    const std::string mask = domain::maskBankCard(typed);
    CHECK(std::count_if(mask.begin(), mask.end(), [](char c) { return c >= '0' && c <= '9'; }) <= 10);
    return 0;
}
