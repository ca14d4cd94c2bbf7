// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/bill.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const auto check = [](std::string_view text) -> domain::Verdict { return domain::checkBill(text); };
    const domain::BillVerdict verdict = domain::checkBill(fuzz::text(bytes, size));
    fuzz::checkStable(verdict, check);
    CHECK(verdict.valid == verdict.bill.has_value());
    if (verdict.bill) {
        CHECK(check(domain::billBarcode(*verdict.bill)).canonical == verdict.canonical);
        CHECK(verdict.bill->amount.count() % 1000 == 0);
    }
    return 0;
}
