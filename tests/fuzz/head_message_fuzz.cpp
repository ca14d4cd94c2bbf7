// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/head_message.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    static_cast<void>(wire::decodeHead(ByteView(bytes, size)));
    return 0;
}
