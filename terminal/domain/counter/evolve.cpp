// SPDX-License-Identifier: GPL-3.0-or-later
/// evolve(): the fold. One overload per fact and no fallback: a missing one does not compile. A fact that cannot follow is an Integrity
/// error, because then somebody wrote the journal who is not this program.
#include "terminal/domain/counter/core.h"
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

Error impossible(std::string_view fact)
{
    return makeError(ErrorKind::Integrity, std::string(fact) + " cannot follow what the journal says before it",
                     "counter");
}

Result<Case*> caseOf(State& state, const Recorded& fact)
{
    const auto found = state.cases.find(fact.event.caseId);
    if (found == state.cases.end()) {
        return impossible("a fact of an unknown case");
    }
    found->second.updatedAt = fact.at;
    return &found->second;
}

Result<State> evolve(State before, const Recorded& fact)
{
    const auto subject = before.cases.find(fact.event.caseId);
    const Rials paid = subject == before.cases.end() ? Rials(0) : subject->second.paid;
    Status applied = std::visit([&](const auto& what) { return apply(before, what, fact); }, fact.event.what);
    if (!applied) {
        return std::move(applied).error();
    }
    noteInBook(before, fact, paid);
    before.newestAt = fact.at;
    return before;
}

Status apply(State& /*state*/, const event::JournalOpened& /*what*/, const Recorded& /*fact*/)
{
    return {};
}

Status apply(State& state, const event::TerminalStarted& /*what*/, const Recorded& /*fact*/)
{
    state.session.reset(); // nobody stays signed in over a restart
    return {};
}

Status apply(State& state, const event::IntegrityAlarm& what, const Recorded& /*fact*/)
{
    state.alarm = true;
    state.alarmCheck = what.check;
    return {};
}

Status apply(State& state, const event::ClerkSignedIn& what, const Recorded& fact)
{
    if (state.session) {
        return impossible("clerk-signed-in");
    }
    state.session = Session{what.clerk, what.role, fact.at, what.means.empty() ? "pin" : what.means};
    state.accounts.erase(what.clerk);
    return {};
}

Status apply(State& state, const event::ClerkSignInFailed& what, const Recorded& fact)
{
    AccountGuard& guard = state.accounts[what.clerk];
    guard.failures = what.failures;
    guard.lastFailure = fact.at;
    return {};
}

Status apply(State& state, const event::ClerkLocked& what, const Recorded& /*fact*/)
{
    state.accounts[what.clerk].locked = true;
    return {};
}

Status apply(State& state, const event::ClerkUnlocked& what, const Recorded& /*fact*/)
{
    state.accounts.erase(what.clerk);
    return {};
}

Status apply(State& state, const event::ClerkSignedOut& /*what*/, const Recorded& /*fact*/)
{
    if (!state.session) {
        return impossible("clerk-signed-out");
    }
    state.session.reset();
    return {};
}

Status apply(State& state, const event::ShiftOpened& what, const Recorded& fact)
{
    if (state.shift) {
        return impossible("shift-opened");
    }
    state.shiftCount = what.shift;
    state.shift = Shift{what.shift, what.clerk, what.businessDate, 0, Rials(0)};
    state.day.businessDate = state.day.businessDate.empty() ? what.businessDate : state.day.businessDate;
    state.day.shifts.push_back({what.shift, what.clerk, what.businessDate, fact.at, {}, 0, Rials(0)});
    return {};
}

Status apply(State& state, const event::ShiftClosed& what, const Recorded& fact)
{
    if (!state.shift || state.day.shifts.empty()) {
        return impossible("shift-closed");
    }
    ShiftRecord& record = state.day.shifts.back();
    record.closedAt = fact.at;
    record.cases = what.cases;
    record.total = what.total;
    state.shift.reset();
    return {};
}

Status apply(State& state, const event::CatalogueLoaded& what, const Recorded& /*fact*/)
{
    state.catalogueVersion = what.version;
    return {};
}

Status apply(State& state, const event::CatalogueRefused& /*what*/, const Recorded& /*fact*/)
{
    state.catalogueVersion.clear();
    return {};
}

Status apply(State& /*state*/, const event::KioskVisitEnded& /*what*/, const Recorded& /*fact*/)
{
    return {};
}
Status apply(State& /*state*/, const event::DeviceChanged& /*what*/, const Recorded& /*fact*/)
{
    return {};
}
Status apply(State& /*state*/, const event::ClockChanged& /*what*/, const Recorded& /*fact*/)
{
    return {};
}
Status apply(State& /*state*/, const event::LineChanged& /*what*/, const Recorded& /*fact*/)
{
    return {};
}

} // namespace pishkhan::domain::counter
