// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/tile.h"
#include "tests/fuzz/law.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const ByteView given(bytes, size);
    if (const auto entries = tlog::decodeEntries(given, 3)) {
        Bytes again;
        for (const Bytes& entry : *entries) {
            CHECK(tlog::appendEntry(again, entry));
        }
        CHECK(std::equal(again.begin(), again.end(), given.begin(), given.end()));
    }
    static_cast<void>(tlog::decodeTile(given, static_cast<unsigned>(size / 32)));
    return 0;
}
