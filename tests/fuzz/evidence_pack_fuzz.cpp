// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/pack_check.h"
#include "sync/verify/pack_manifest.h"
#include "sync/wire/evidence.h"
#include "terminal/base/ustar.h"
#include "tests/fuzz/law.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const ByteView input(bytes, size);
    if (const auto members = readUstar(input)) {
        std::size_t total = 0;
        for (const TarMember& member : *members) {
            CHECK(!member.path.empty() && member.path.front() != '/');
            total += member.content.size() + 512;
        }
        CHECK(total <= size);
    }
    if (const auto batches = wire::decodeEvidenceBatches(input)) {
        const Bytes again = wire::encodeEvidenceBatches(*batches);
        CHECK(std::equal(again.begin(), again.end(), input.begin(), input.end()));
    }
    if (const auto events = wire::decodeEvidenceEvents(input)) {
        const Bytes again = wire::encodeEvidenceEvents(*events);
        CHECK(std::equal(again.begin(), again.end(), input.begin(), input.end()));
    }
    (void)verify::parsePackManifest(input);
    CHECK(!verify::checkPackBytes(input, "", {}).valid); // nobody is trusted
    return 0;
}
