// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/release_order.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    if (const auto order = uplink::parseReleaseOrder(ByteView(bytes, size))) {
        const bool isNothing = order->what == ports::ReleaseOrder::What::Nothing;
        CHECK(isNothing || order->digest.size() == 64);
    }
    return 0;
}
