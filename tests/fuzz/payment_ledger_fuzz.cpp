// SPDX-License-Identifier: GPL-3.0-or-later
/// Any texts as payment records, folded in any order: decode and evolve refuse or accept, and what they accept encodes
/// to the same record.
#include <cstddef>
#include <cstdint>
#include <string>

#include "terminal/base/check.h"
#include "terminal/domain/event_catalogue.h"
#include "terminal/domain/payment/codec.h"
#include "terminal/domain/payment/core.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pishkhan;
    namespace pay = domain::payment;
    const auto rows = domain::eventCatalogue();
    std::optional<pay::State> state;
    std::size_t at = 0;
    const auto word = [&] {
        std::string out;
        while (at < size && data[at] != 0) {
            out += static_cast<char>(data[at++]);
        }
        ++at;
        return out;
    };
    while (at < size) {
        const domain::EventRow& row = rows[data[at++] % rows.size()];
        Fields fields;
        for (const domain::FieldRow& field : row.fields) {
            fields.push_back({std::string(field.name), word()});
        }
        const auto fact = pay::decode(row.kind, fields);
        if (!fact) {
            continue;
        }
        const auto again = pay::decode(row.kind, pay::encode(*fact));
        CHECK(again && pay::encode(*again) == pay::encode(*fact));
        if (const auto after = pay::evolve(state, *fact, Instant{0})) {
            state = *after;
            (void)pay::react(*fact, *state);
            (void)pay::recover(*state);
            (void)pay::settle(*state);
        }
    }
    return 0;
}
