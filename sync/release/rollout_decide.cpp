// SPDX-License-Identifier: GPL-3.0-or-later
// What follows in a rollout: one ring at a time, and never while something is broken.
#include <algorithm>

#include "sync/release/rollout.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::release {
namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::size_t mostDrillers = 50;

/// The order in which terminals come, different for each release: no office is always the first to suffer.
std::vector<std::string> inOrder(const Manifest& manifest, const std::vector<std::string>& devices)
{
    std::vector<std::pair<Hash, std::string>> ranked;
    for (const std::string& device : devices) {
        Bytes seed = toBytes(ByteView(manifest.digest));
        append(seed, device);
        ranked.emplace_back(crypto::sha256(seed), device);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> out;
    for (auto& one : ranked) {
        out.push_back(std::move(one.second));
    }
    return out;
}

/// Everybody of the ring that no earlier ring has, those of the drill first: a tenth, at least one.
Entry openRing(const Rollout& state, const std::vector<std::string>& devices, std::uint32_t ring, Instant now)
{
    const std::uint32_t percent = state.manifest.rings[ring - 1].percent;
    const std::size_t wanted = std::max<std::size_t>(1, (devices.size() * percent + 99) / 100);
    Entry out{"opened", ring, std::to_string(percent) + " percent", {}, 0, now};
    const auto order = inOrder(state.manifest, devices);
    for (std::size_t i = 0; i < std::min(wanted, order.size()); ++i) {
        const auto known = state.members.find(order[i]);
        if (known == state.members.end() || known->second.ring == 0) {
            out.devices.push_back(order[i]);
        }
    }
    out.drill = static_cast<std::uint32_t>(std::min((out.devices.size() + 9) / 10, mostDrillers));
    return out;
}

bool isProven(const Rollout& state)
{
    return std::all_of(state.members.begin(), state.members.end(), [&state](const auto& one) {
        return one.second.ring != state.ring || !one.second.isDriller || one.second.hasDrilled;
    });
}

/// Nine in ten of those the rollout has reached so far run it: a machine that is off for a month holds nobody up.
bool isFilled(const Rollout& state)
{
    std::size_t all = 0, there = 0;
    for (const auto& [device, member] : state.members) {
        all += member.ring > 0 ? 1 : 0;
        there += member.ring > 0 && member.runs == Member::Runs::This ? 1 : 0;
    }
    return there * 10 >= all * 9;
}

std::vector<Entry> passed(const Rollout& state, const std::vector<std::string>& devices, Instant now)
{
    const std::uint32_t hours = state.manifest.rings[state.ring - 1].hours;
    const Entry quiet{"passed", state.ring, std::to_string(hours) + " hours without a broken invariant", {}, 0, now};
    const bool isLast = state.ring == state.manifest.rings.size();
    return {quiet, isLast ? Entry{"finished", state.ring, "every ring passed", {}, 0, now}
                          : openRing(state, devices, state.ring + 1, now)};
}

} // namespace

std::vector<Entry> decide(const Rollout& state, const std::vector<std::string>& devices, Instant now)
{
    const bool isOver = state.phase == Phase::Halted || state.phase == Phase::Undone || state.phase == Phase::Finished;
    if (!isOver && state.ring > 0 && !state.breaks.empty()) {
        const Break& first = state.breaks.front();
        return {Entry{"halted", state.ring, first.cause, {first.device}, 0, now}};
    }
    switch (state.phase) {
    case Phase::None:
        return devices.empty() || state.manifest.rings.empty() ? std::vector<Entry>{}
                                                               : std::vector{openRing(state, devices, 1, now)};
    case Phase::Drill:
        return isProven(state)
                   ? std::vector{Entry{"proven", state.ring, "the way back was gone and came out well", {}, 0, now}}
                   : std::vector<Entry>{};
    case Phase::Filling:
        return isFilled(state)
                   ? std::vector{Entry{"soaking", state.ring, std::to_string(running(state)) + " run it", {}, 0, now}}
                   : std::vector<Entry>{};
    case Phase::Soak: {
        const std::int64_t quiet = now.ms - state.since.ms;
        const bool isEnough = quiet >= std::int64_t(state.manifest.rings[state.ring - 1].hours) * hourMs;
        return isEnough ? passed(state, devices, now) : std::vector<Entry>{};
    }
    case Phase::Halted:
        return notBack(state) == 0 ? std::vector{Entry{"undone",
                                                       state.ring,
                                                       std::to_string(state.everRan.size()) + " of " +
                                                           std::to_string(state.everRan.size()) + " are back",
                                                       {},
                                                       0,
                                                       now}}
                                   : std::vector<Entry>{};
    case Phase::Finished:
    case Phase::Undone: break;
    }
    return {};
}

} // namespace pishkhan::release
