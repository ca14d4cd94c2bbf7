// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/tlog_proof.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view given = fuzz::text(bytes, size);
    if (const auto proof = tlog::parseTlogProof(given)) {
        CHECK(tlog::formatTlogProof(*proof) == given);
    }
    return 0;
}
