// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "sync/verify/value_answer.h"
#include "tests/fuzz/law.h"

// First byte: the kind. Whatever the value, the answer is one line of valid JSON with the contract's fields.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    if (size == 0) {
        return 0;
    }
    constexpr int kinds = static_cast<int>(verify::ValueKind::CardSerial) + 1;
    std::string line;
    const bool isValid =
        verify::answerValue(line, static_cast<verify::ValueKind>(bytes[0] % kinds), fuzz::text(bytes + 1, size - 1));
    CHECK(line.find('\n') == line.size() - 1);
    const auto json = nlohmann::json::parse(line, nullptr, false);
    CHECK(json.is_object() && json.at("valid") == isValid && json.at("reason").is_string());
    return 0;
}
