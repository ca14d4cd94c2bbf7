// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/persian_text.h"
#include "terminal/domain/prefix_index.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string name(fuzz::text(bytes, size));
    const domain::PrefixIndex index({name, "نمونه", name + " دوم"});
    const auto found = index.find(name, 5);
    CHECK(found.empty() == domain::matchKey(name).empty());
    for (const std::size_t entry : found) {
        CHECK(entry < index.size());
    }
    return 0;
}
