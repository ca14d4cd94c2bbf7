// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/release/manifest.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    if (const auto manifest = release::readManifest(input)) {
        CHECK(size <= release::maxManifestBytes);
        CHECK(manifest->rings.back().percent == 100 && manifest->size > 0);
        CHECK(release::canFollowEachOther(manifest->books, manifest->books));
        CHECK(release::parseVersion(release::toText(manifest->version)).value() == manifest->version);
    }
    return 0;
}
