// SPDX-License-Identifier: GPL-3.0-or-later
// What the books and the line read from files and servers: instants, the hub's answers, the note about a restored copy.
#include "sync/uplink/hub_answer.h"
#include "sync/uplink/predecessor.h"
#include "terminal/base/instant.h"
#include "terminal/books_epoch.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    const std::string_view given = fuzz::text(bytes, size);
    if (const auto at = fromRfc3339(given)) {
        CHECK(fromRfc3339(toRfc3339(*at)) == at);
    }
    if (const auto note = rollbackNoteFrom(std::string(given))) {
        const auto again = rollbackNoteFrom(toText(*note));
        CHECK(again && again->knownSequence == note->knownSequence && again->missing.size() == note->missing.size());
    }
    if (const auto before = uplink::predecessorFrom(view(given))) {
        CHECK(before->epoch <= 1'000'000 && before->logPlace.size() < 100);
    }
    for (const int status : {200, 409}) {
        if (const auto answer = uplink::parseHubAnswer(status, view(given))) {
            CHECK(status != 200 || answer->hasPlace);
        }
    }
    return 0;
}
