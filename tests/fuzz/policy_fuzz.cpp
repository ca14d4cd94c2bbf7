// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/policy.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    if (const auto policy = tlog::parsePolicy(fuzz::text(bytes, size))) {
        CHECK(policy->quorum == "none" || !policy->accepts({}));
    }
    return 0;
}
