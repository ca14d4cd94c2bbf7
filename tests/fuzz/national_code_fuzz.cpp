// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/national_code.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    const auto check = [](std::string_view text) { return domain::checkNationalCode(text); };
    fuzz::checkStable(check(typed), check);
    if (const auto padded = domain::paddedNationalCode(typed)) {
        CHECK(check(*padded).valid && !check(typed).valid);
    }
    CHECK(domain::maskNationalCode(typed).find("****") != std::string::npos);
    return 0;
}
