// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include "terminal/domain/jalali.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view typed = fuzz::text(bytes, size);
    for (const auto years : {domain::TwoDigitYear::Refuse, domain::TwoDigitYear::Confirmed}) {
        if (const auto date = domain::parseJalali(typed, years)) {
            CHECK(domain::parseJalali(domain::formatJalali(*date)).value() == *date);
            CHECK(domain::toJalali(domain::toGregorian(*date).value()).value() == *date);
            CHECK(domain::toJalali(domain::startOfDay(*date)) == *date);
        }
    }
    if (const auto date = domain::parseGregorian(typed)) {
        CHECK(domain::gregorianFromDay(domain::dayNumber(*date)) == *date);
    }
    Instant at;
    std::memcpy(&at.ms, bytes, size < sizeof at.ms ? size : sizeof at.ms);
    CHECK(domain::isValid(domain::toJalali(at)));
    CHECK(domain::formatJalaliDateTime(at).size() == 16);
    return 0;
}
