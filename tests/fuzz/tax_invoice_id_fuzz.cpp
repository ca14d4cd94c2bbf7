// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/tax_invoice_id.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const auto check = [](std::string_view typed) -> domain::Verdict { return domain::checkTaxInvoiceId(typed); };
    fuzz::checkStable(check(fuzz::text(bytes, size)), check);
    return 0;
}
