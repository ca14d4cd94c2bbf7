// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/event.h"
#include "tests/fuzz/law.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const ByteView given(bytes, size);
    if (const auto event = wire::decodeEvent(given)) { // one value, one text
        const auto again = wire::encodeEvent(*event);
        CHECK(again && std::equal(again->begin(), again->end(), given.begin(), given.end()));
        CHECK(wire::upToClear(given).size() + 36 == given.size());
    }
    return 0;
}
