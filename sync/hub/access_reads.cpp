// SPDX-License-Identifier: GPL-3.0-or-later
// ConsoleApi: who looked at an office's facts. What the state sees of an office, the office sees that it was seen (lessons H11).
#include "sync/hub/answers.h"
#include "sync/hub/api_json.h"
#include "sync/hub/console_api.h"

namespace pishkhan::hub {

Result<HttpAnswer> ConsoleApi::accesses(const Call& call)
{
    const auto scope = TRY(scopeFor(call.grant, Subject::Accesses));
    const auto limit = TRY(call.target.number("limit", 200, 1, 500));
    const auto seen = TRY(call.desk.people.seen(scope, call.grant.user, limit));
    TRY(note(call, "accesses", seen.size(), {}));
    return jsonAnswer(200, accessesJson(seen));
}

} // namespace pishkhan::hub
