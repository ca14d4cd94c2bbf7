// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about the office: who is signed in, whose shift it is, what the devices and the line report.
#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {
namespace {

/// Never used before: a day of this counter has one fact of each number.
std::string zeroJob(const State& now, std::int64_t shift)
{
    const std::int64_t day = now.lastDay ? now.lastDay->number + 1 : 1;
    return "zero-" + std::to_string(day) + "-" + std::to_string(shift) + "." + std::to_string(now.day.events + 1);
}

} // namespace

Decision decideOn(const State& now, const command::Start& ask, Instant at)
{
    std::vector<Event> facts = TRY(decideOn(now, command::EndSupport{"restart"}, at));
    const Actor runtime = system("runtime");
    facts.push_back(office(runtime, event::TerminalStarted{ask.version, ask.mode, now.openCase}));
    if (ask.catalogueVersion.empty()) {
        facts.push_back(office(runtime, event::CatalogueRefused{ask.catalogueProblem}));
    } else {
        facts.push_back(
            office(runtime, event::CatalogueLoaded{ask.catalogueVersion, ask.catalogueDigest, ask.services}));
    }
    return facts;
}

Decision decideOn(const State& now, const command::SignIn& ask, Instant at)
{
    if (now.session) {
        return refuse("already-signed-in");
    }
    const auto guard = now.accounts.find(ask.clerk);
    if (guard != now.accounts.end() && guard->second.locked) {
        return refuse("account-locked");
    }
    if (signInDelay(now, ask.clerk, at) > Milliseconds(0)) {
        return refuse("wait");
    }
    if (ask.pinMatches) {
        return std::vector{office({ActorKind::Human, ask.clerk}, event::ClerkSignedIn{ask.clerk, ask.role, ask.means})};
    }
    return failedPin(now, ask.clerk, ask.means);
}

std::vector<Event> failedPin(const State& now, const std::string& clerk, const std::string& means)
{
    constexpr std::int64_t lockAfter = 15;
    const auto guard = now.accounts.find(clerk);
    const std::int64_t failures = (guard == now.accounts.end() ? 0 : guard->second.failures) + 1;
    std::vector<Event> facts{office(system("session"), event::ClerkSignInFailed{clerk, failures, means})};
    if (failures >= lockAfter) {
        facts.push_back(office(system("session"), event::ClerkLocked{clerk, failures}));
    }
    return facts;
}

Decision decideOn(const State& now, const command::SignOut& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    const Actor actor = ask.cause == "asked" ? person(now) : system("session");
    return std::vector{office(actor, event::ClerkSignedOut{now.session->clerk, ask.cause})};
}

Decision decideOn(const State& now, const command::UnlockAccount& ask, Instant /*at*/)
{
    if (!now.session || now.session->role != "manager") {
        return refuse("manager-only");
    }
    const auto guard = now.accounts.find(ask.clerk);
    if (guard == now.accounts.end()) {
        return refuse("not-locked");
    }
    return std::vector{office(person(now), event::ClerkUnlocked{ask.clerk, now.session->clerk})};
}

Decision decideOn(const State& now, const command::OpenShift& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (now.shift) {
        return refuse("shift-open");
    }
    if (now.closing) {
        return refuse("day-closing");
    }
    if (now.lastDay && ask.businessDate <= now.lastDay->businessDate) {
        return refuse("day-closed"); // a sealed day takes nothing more
    }
    if (ask.drawer < Rials(0)) {
        return invalid("drawer:range");
    }
    const std::int64_t number = now.shiftCount + 1;
    const std::string& clerk = now.session->clerk;
    const auto disputes = static_cast<std::int64_t>(now.disputes.size());
    return std::vector{office(person(now), event::ShiftOpened{number, clerk, ask.businessDate}),
                       office(person(now), event::DrawerCounted{number, "open", ask.drawer, now.drawer, clerk}),
                       office(system("day"), event::ZeroReportIssued{number, ask.businessDate, ask.drawer,
                                                                     now.terminalBase, disputes}),
                       office(system("day"), event::ReportPrintRequested{"shift-" + std::to_string(number), "zero",
                                                                         zeroJob(now, number)})};
}

Decision decideOn(const State& now, const command::CloseShift& /*ask*/, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (!now.shift) {
        return refuse("shift-closed");
    }
    if (openCase(now) != nullptr) {
        return refuse("case-open");
    }
    if (!now.returning.empty()) {
        return refuse("return-in-doubt");
    }
    const Shift& shift = *now.shift;
    return std::vector{
        office(person(now), event::ShiftClosed{shift.number, now.session->clerk, shift.cases, shift.total})};
}

Decision decideOn(const State& /*now*/, const command::ReportDevice& ask, Instant /*at*/)
{
    return std::vector{office(system("devices"), event::DeviceChanged{ask.device, ask.state, ask.reason})};
}

Decision decideOn(const State& /*now*/, const command::ReportLine& ask, Instant /*at*/)
{
    return std::vector{office(system("uplink"), event::LineChanged{ask.state, ask.waiting})};
}

Decision decideOn(const State& now, const command::RaiseAlarm& ask, Instant /*at*/)
{
    if (now.alarm && now.alarmCheck == ask.check) {
        return std::vector<Event>{}; // it stands already
    }
    return std::vector{office(system("journal"), event::IntegrityAlarm{ask.check, ask.detail})};
}

Decision decideOn(const State& /*now*/, const command::ReportClock& ask, Instant /*at*/)
{
    return std::vector{office(system("runtime"), event::ClockChanged{ask.before, ask.after, ask.source})};
}

Decision decideOn(const State& /*now*/, const command::EndKioskVisit& ask, Instant /*at*/)
{
    return std::vector{office(system("kiosk"), event::KioskVisitEnded{ask.cause, ask.screen})};
}

} // namespace pishkhan::domain::counter
