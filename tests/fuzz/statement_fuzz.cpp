// SPDX-License-Identifier: GPL-3.0-or-later
// Law: what was read as a parcel is written again as the same bytes.
#include <algorithm>

#include "sync/wire/statement.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    static_cast<void>(wire::decodeStatement(ByteView(bytes, size)));
    ByteView rest(bytes, size);
    const auto parcel = wire::takeParcel(rest);
    if (parcel) {
        const Bytes again = wire::encodeParcel(*parcel);
        CHECK(std::equal(again.begin(), again.end(), bytes));
        static_cast<void>(wire::openParcel(*parcel, nullptr));
    }
    return 0;
}
