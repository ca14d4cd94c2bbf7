// SPDX-License-Identifier: GPL-3.0-or-later
// ConsoleApi: what the centre and support said to offices, and what the offices answered. The answers come from the journals alone.
#include <algorithm>

#include "sync/hub/answers.h"
#include "sync/hub/api_json.h"
#include "sync/hub/console_api.h"
#include "sync/hub/queries.h"
#include "sync/wire/statement.h"

namespace pishkhan::hub {
namespace {

/// The answer to this statement, if one arrived: same counter, same signer, same number.
const ShownEvent* answerTo(const wire::Statement& what, const std::vector<ShownEvent>& answers)
{
    const auto found = std::find_if(answers.begin(), answers.end(), [&what](const ShownEvent& one) {
        return one.event.device == what.device && textField(one, "proposal") == what.id &&
               textField(one, "signer") == what.signer;
    });
    return found == answers.end() ? nullptr : &*found;
}

/// In full to whoever may read the case it is about; an agency learns of any other only that something was said.
Result<Detail> detailFor(const wire::Statement& what, const Scope& events, const Scope& cases, Database& index)
{
    if (events.detail() == Detail::HeadersOnly || !events.onlyOwnCases()) {
        return events.detail();
    }
    const auto own = TRY(findCase(index, cases, what.about));
    return own ? Detail::Full : Detail::HeadersOnly;
}

} // namespace

Result<HttpAnswer> ConsoleApi::statements(const Call& call)
{
    constexpr std::uint64_t most = 500;
    const auto scope = TRY(scopeFor(call.grant, Subject::Events));
    const auto visible = TRY(visibleDevices(call));
    const auto answers = TRY(eventsOfKinds(call.desk.index, scope, {"proposal-accepted", "proposal-disputed"}, most));
    const auto cases = scopeFor(call.grant, Subject::Cases); // an auditor reads no case, and no statement in full
    std::vector<StatementLine> lines;
    for (const StatementRow& row : TRY(call.desk.store.newestStatements(most))) {
        const bool seen = std::any_of(visible.begin(), visible.end(),
                                      [&row](const DeviceRow& device) { return device.device == row.device; });
        ByteView rest = row.parcel;
        const auto parcel = wire::takeParcel(rest);
        const auto object = parcel ? wire::decodeStatement(parcel->object) : parcel.error();
        if (seen && object) {
            const Detail detail =
                cases ? TRY(detailFor(object->statement, scope, *cases, call.desk.index)) : scope.detail();
            lines.push_back({object->statement, row.addedAt, answerTo(object->statement, answers), detail});
        }
    }
    std::set<std::string> offices;
    for (const StatementLine& line : lines) {
        offices.insert(line.statement.office);
    }
    TRY(note(call, "statements", lines.size(), offices));
    return jsonAnswer(200, statementsJson(lines));
}

} // namespace pishkhan::hub
