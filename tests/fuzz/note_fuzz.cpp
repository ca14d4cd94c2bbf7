// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/checkpoint.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view given = fuzz::text(bytes, size);
    if (const auto note = tlog::parseNote(given)) {
        CHECK(tlog::formatNote(*note) == given);
    }
    if (const auto checkpoint = tlog::parseCheckpoint(given)) {
        CHECK(given.starts_with(tlog::formatCheckpoint(*checkpoint)));
    }
    if (const auto key = tlog::parseVkey(given)) {
        CHECK(tlog::formatVkey(*key) == given);
    }
    return 0;
}
