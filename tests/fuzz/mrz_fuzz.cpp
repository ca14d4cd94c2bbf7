// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/mrz.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const auto check = [](std::string_view text) -> domain::Verdict { return domain::checkMrz(text); };
    const domain::MrzVerdict verdict = domain::checkMrz(fuzz::text(bytes, size));
    fuzz::checkStable(verdict, check);
    if (verdict.mrz) {
        static_cast<void>(domain::mrzBirthDate(verdict.mrz->birthDate, {2026, 11, 22}));
        static_cast<void>(domain::mrzExpiryDate(verdict.mrz->expiryDate));
        static_cast<void>(domain::proposedNationalCode(*verdict.mrz));
    }
    return 0;
}
