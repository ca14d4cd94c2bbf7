// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a catalogue or a configuration: refused with an error or parsed, and what is parsed can be searched,
// priced and filled in.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "terminal/base/check.h"
#include "terminal/catalogue/catalogue.h"
#include "terminal/catalogue/form_check.h"
#include "terminal/catalogue/office_configuration.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pishkhan;
    const ByteView bytes(data, size);
    const std::string_view typed(reinterpret_cast<const char*>(data), size);
    if (const auto parsed = catalogue::parseCatalogue(bytes)) {
        for (const auto& sheet : parsed->services) {
            CHECK(parsed->find(sheet.code) == &sheet);
            (void)domain::computeFees(sheet.tariff, domain::ProvinceClass::Other, sheet.validFrom);
            CHECK(catalogue::checkForm(sheet, {}).canonical.empty());
            for (const auto& field : sheet.form) {
                (void)catalogue::checkField(field, typed);
            }
        }
        CHECK(catalogue::findServices(*parsed, "").size() == parsed->services.size());
    }
    (void)catalogue::parseConfiguration(bytes);
    return 0;
}
