// SPDX-License-Identifier: GPL-3.0-or-later
// Anything typed into a field of any kind: what is accepted is accepted again in its canonical form, unchanged.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "terminal/base/check.h"
#include "terminal/catalogue/form_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pishkhan::catalogue;
    if (size == 0) {
        return 0;
    }
    FormField field;
    field.kind = static_cast<FieldKind>(data[0] % 10);
    field.choices = {{"a", "الف"}, {"b", "ب"}};
    const FieldAnswer answer = checkField(field, {reinterpret_cast<const char*>(data + 1), size - 1});
    CHECK(answer.valid == answer.reason.empty());
    if (answer.valid && field.kind != FieldKind::Text) {
        const FieldAnswer again = checkField(field, answer.canonical);
        CHECK(again.valid && again.canonical == answer.canonical);
    }
    return 0;
}
