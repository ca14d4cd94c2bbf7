// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/mrz.h"
#include "tests/fuzz/law.h"

// Starts from a valid zone and lets the fuzzer overwrite characters, so that it soon reaches the search for exchanges.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    std::string zone = "P<IRNNEMUNEH<<AZMAYESHI<<<<<<<<<<<<<<<<<<<<</Z000000016IRN8001014M30010199991234560<<<<48";
    for (size_t i = 0; i + 1 < size && i < 16; i += 2) {
        zone[bytes[i] % zone.size()] = static_cast<char>(bytes[i + 1]);
    }
    for (const std::string_view recognised : {std::string_view(zone), fuzz::text(bytes, size)}) {
        const domain::MrzRepair repair = domain::repairMrz(recognised);
        CHECK(repair.verdict.valid || repair.repairedFields.empty());
        CHECK(!repair.verdict.valid || domain::checkMrz(repair.verdict.canonical).valid);
    }
    return 0;
}
