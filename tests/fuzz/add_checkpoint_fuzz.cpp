// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/witness/add_checkpoint.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view body(reinterpret_cast<const char*>(bytes), size);
    if (const auto request = witness::parseAddCheckpoint(body)) {
        CHECK(witness::formatAddCheckpoint(*request) == body); // one text per request
    }
    return 0;
}
