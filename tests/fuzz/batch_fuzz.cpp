// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/batch.h"
#include "tests/fuzz/law.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    ByteView rest(bytes, size);
    if (const auto batch = wire::takeBatch(rest)) {
        const ByteView taken(bytes, size - rest.size());
        const auto again = wire::encodeBatch(batch->header, batch->signature, batch->items);
        CHECK(again && std::equal(again->begin(), again->end(), taken.begin(), taken.end()));
        const auto leaf = wire::decodeLeafData(batch->leafData);
        CHECK(leaf && leaf->header == batch->header);
    }
    return 0;
}
