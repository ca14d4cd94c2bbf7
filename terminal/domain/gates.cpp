// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/gates.h"

#include <algorithm>

namespace pishkhan::domain {
namespace {

constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t minuteMs = 60'000;
constexpr std::uint64_t gibibyte = 1ULL << 30U;

/// A share of the disk alone would close an office with a large disk that has room for years: a threshold counts only
/// when what is free is also little in itself. A month of a counter is about 40 MB.
struct DiskLevel {
    int percent;
    std::uint64_t bytes;
    GateState state;
    const char* reason;
};
constexpr DiskLevel diskLevels[] = {
    {5, 2 * gibibyte, GateState::Closed, "disk-full"},
    {10, 4 * gibibyte, GateState::Warning, "disk-scarce"},
    {20, 8 * gibibyte, GateState::Warning, "disk-low"},
};

GateView judgeDisk(const GateFacts& facts)
{
    if (!facts.disk || facts.disk->totalBytes == 0) {
        return {Gate::Disk, GateState::Open, {}, 0};
    }
    const int percent = freePercent(*facts.disk);
    for (const DiskLevel& level : diskLevels) {
        if (percent <= level.percent && facts.disk->freeBytes <= level.bytes) {
            return {Gate::Disk, level.state, level.reason, percent};
        }
    }
    return {Gate::Disk, GateState::Open, {}, 0};
}

GateView judgeClock(const GateFacts& facts, const GateLimits& limits)
{
    if (facts.now < facts.notBefore) {
        return {Gate::Clock, GateState::Closed, "clock-unset", 0};
    }
    if (!facts.hubOffset) {
        return {Gate::Clock, GateState::Open, {}, 0};
    }
    const std::int64_t away = std::abs(facts.hubOffset->count());
    const std::int64_t limit = limits.clockSkewSeconds * 1000;
    if (away > limit) {
        return {Gate::Clock, GateState::Closed, "clock-wrong", away / minuteMs};
    }
    if (away > limit * 2 / 5) {
        return {Gate::Clock, GateState::Warning, "clock-drifting", away / minuteMs};
    }
    return {Gate::Clock, GateState::Open, {}, 0};
}

GateView judgeLicence(const GateFacts& facts, const GateLimits& limits)
{
    if (facts.licenceSuspended) {
        return {Gate::Licence, GateState::Closed, "licence-suspended", 0};
    }
    const JalaliDate today = toJalali(facts.now);
    if (today > facts.licenceTo) {
        return {Gate::Licence, GateState::Closed, "licence-expired", 0};
    }
    const std::int64_t left = dayNumber(facts.licenceTo) - dayNumber(today);
    if (left <= limits.licenceWarnDays) {
        return {Gate::Licence, GateState::Warning, "licence-ending", left};
    }
    return {Gate::Licence, GateState::Open, {}, 0};
}

GateView judgeQueue(const GateFacts& facts, const GateLimits& limits)
{
    if (!facts.oldestWaiting) {
        return {Gate::Queue, GateState::Open, {}, 0};
    }
    const std::int64_t age = (facts.now - *facts.oldestWaiting).count();
    if (age > limits.queueDays * dayMs) {
        return {Gate::Queue, GateState::Closed, "queue-too-old", 0};
    }
    if (age > std::min(limits.queueWarnDays, limits.queueDays) * dayMs) {
        const std::int64_t left = (limits.queueDays * dayMs - age + dayMs - 1) / dayMs;
        return {Gate::Queue, GateState::Warning, "queue-old", left};
    }
    return {Gate::Queue, GateState::Open, {}, 0};
}

} // namespace

std::string_view name(Gate gate)
{
    constexpr std::string_view names[] = {"disk", "clock", "licence", "queue"};
    return names[static_cast<std::size_t>(gate)];
}

std::string_view name(GateState state)
{
    constexpr std::string_view names[] = {"open", "warning", "closed"};
    return names[static_cast<std::size_t>(state)];
}

int freePercent(const FreeSpace& space)
{
    if (space.totalBytes == 0) {
        return 100;
    }
    const auto share = static_cast<long double>(space.freeBytes) * 100 / static_cast<long double>(space.totalBytes);
    return static_cast<int>(std::min<long double>(share, 100));
}

std::vector<GateView> judgeGates(const GateFacts& facts, const GateLimits& limits)
{
    return {judgeDisk(facts), judgeClock(facts, limits), judgeLicence(facts, limits), judgeQueue(facts, limits)};
}

} // namespace pishkhan::domain
