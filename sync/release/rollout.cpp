// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/release/rollout.h"

#include <algorithm>

namespace pishkhan::release {
namespace {

constexpr std::size_t mostStarts = 4; ///< in an hour: it falls over again and again
constexpr std::int64_t hourMs = 3'600'000;

void open(Rollout& state, const Entry& entry)
{
    state.phase = Phase::Drill;
    state.ring = entry.ring;
    for (std::size_t i = 0; i < entry.devices.size(); ++i) {
        Member& member = state.members[entry.devices[i]];
        member.ring = entry.ring;
        member.isDriller = i < entry.drill;
    }
}

bool isRunning(const Member& member)
{
    return member.runs == Member::Runs::This;
}

void wentBack(Rollout& state, Member& member, const Report& report)
{
    member.runs = Member::Runs::GoingBack;
    member.starts.clear();
    if (report.cause != "order" && report.cause != "drill") { // it found out itself that the release does not work
        state.breaks.push_back({report.device, "release-" + report.cause});
    }
}

void started(Rollout& state, Member& member, const Report& report)
{
    if (!isRunning(member)) {
        return;
    }
    std::erase_if(member.starts, [&report](Instant at) { return report.at.ms - at.ms > hourMs; });
    member.starts.push_back(report.at);
    if (member.starts.size() > mostStarts) {
        state.breaks.push_back({report.device, "restarts"});
        member.starts.clear();
    }
}

} // namespace

const char* name(Phase phase)
{
    switch (phase) {
    case Phase::None: return "none";
    case Phase::Drill: return "drill";
    case Phase::Filling: return "filling";
    case Phase::Soak: return "soak";
    case Phase::Finished: return "finished";
    case Phase::Halted: return "halted";
    case Phase::Undone: return "undone";
    }
    return "none";
}

void apply(Rollout& state, const Entry& entry)
{
    if (entry.kind == "begun") {
        const Manifest manifest = state.manifest;
        state = Rollout{};
        state.manifest = manifest;
    } else if (entry.kind == "opened") {
        open(state, entry);
    } else if (entry.kind == "proven") {
        state.phase = Phase::Filling;
    } else if (entry.kind == "soaking") {
        state.phase = Phase::Soak;
        state.since = entry.at;
    } else if (entry.kind == "finished") {
        state.phase = Phase::Finished;
    } else if (entry.kind == "halted") {
        state.phase = Phase::Halted;
        state.haltCause = entry.cause;
    } else if (entry.kind == "undone") {
        state.phase = Phase::Undone;
    }
}

void apply(Rollout& state, const Report& report)
{
    const bool speaksOfIt = report.what == Report::What::Confirmed || report.what == Report::What::RolledBack;
    const auto found = state.members.find(report.device);
    if (found == state.members.end() && !speaksOfIt) {
        return;
    }
    Member& member = state.members[report.device]; // one that took it from a stick is watched like the others
    switch (report.what) {
    case Report::What::Confirmed:
        member.runs = Member::Runs::This;
        member.refused.clear();
        state.everRan.insert(report.device);
        return;
    case Report::What::RolledBack: state.everRan.insert(report.device); return wentBack(state, member, report);
    case Report::What::ConfirmedOther:
        if (member.runs == Member::Runs::GoingBack) {
            member.runs = Member::Runs::Back;
            member.hasDrilled = true;
        }
        return;
    case Report::What::Refused: member.refused = report.cause; return;
    case Report::What::Broken:
        if (isRunning(member)) {
            state.breaks.push_back({report.device, report.cause});
        }
        return;
    case Report::What::Started: return started(state, member, report);
    }
}

Order orderFor(const Rollout& state, const std::string& device)
{
    const auto found = state.members.find(device);
    if (found == state.members.end() || state.phase == Phase::None) {
        return {};
    }
    const Member& member = found->second;
    // Until the older one has confirmed itself: a machine that said it goes has not gone yet.
    const bool hasIt = member.runs == Member::Runs::This || member.runs == Member::Runs::GoingBack;
    if (state.phase == Phase::Halted || state.phase == Phase::Undone) {
        return hasIt ? Order{Order::What::Back, "order"} : Order{};
    }
    if (member.isDriller && !member.hasDrilled && hasIt) {
        return {Order::What::Back, "drill"};
    }
    if (hasIt || member.ring == 0) {
        return {};
    }
    const bool mayHaveIt = member.isDriller || member.ring < state.ring || state.phase != Phase::Drill;
    return mayHaveIt ? Order{Order::What::Take, {}} : Order{};
}

std::size_t running(const Rollout& state)
{
    return static_cast<std::size_t>(std::count_if(state.members.begin(), state.members.end(),
                                                  [](const auto& one) { return isRunning(one.second); }));
}

std::size_t notBack(const Rollout& state)
{
    return static_cast<std::size_t>(
        std::count_if(state.everRan.begin(), state.everRan.end(), [&state](const std::string& device) {
            const Member::Runs runs = state.members.at(device).runs;
            return runs == Member::Runs::This || runs == Member::Runs::GoingBack;
        }));
}

} // namespace pishkhan::release
