// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstring>

#include "terminal/domain/fee.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    std::array<std::int64_t, 4> amounts{};
    std::memcpy(amounts.data(), bytes, size < sizeof amounts ? size : sizeof amounts);
    domain::Tariff tariff;
    tariff.stateParts = {{"", "", "", Rials(amounts[0])}};
    tariff.feeTehran = Rials(amounts[1]);
    tariff.feeOther = Rials(amounts[2]);
    tariff.operatorShare = Rials(amounts[3]);
    for (const auto basis : {domain::FeeBasis::Net, domain::FeeBasis::Gross}) {
        tariff.basis = basis;
        for (const auto province : {domain::ProvinceClass::Tehran, domain::ProvinceClass::Other}) {
            if (const auto lines = domain::computeFees(tariff, province, {1405, 9, 1})) {
                for (const domain::FeeLine& line : *lines) {
                    CHECK(line.net.count() >= 0 && line.vat.count() >= 0);
                    CHECK(line.net.plus(line.vat).value() == line.gross);
                }
            }
        }
    }
    return 0;
}
