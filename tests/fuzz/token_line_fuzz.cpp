// SPDX-License-Identifier: GPL-3.0-or-later
/// The line pishkhan-token answers with: whatever it says, the reader gives a value, and what it accepts it writes the same way again.
#include "drivers/card/token_line.h"
#include "terminal/base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pishkhan::card;
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    if (const auto tokens = readTokens(line)) {
        const auto again = readTokens(writeTokens(*tokens));
        CHECK(again.has_value() && again->size() == tokens->size());
    }
    if (const auto answer = readAnswer(line)) {
        const auto again = readAnswer(writeAnswer(*answer));
        CHECK(again.has_value() && again->signature == answer->signature && again->refusal == answer->refusal);
    }
    return 0;
}
