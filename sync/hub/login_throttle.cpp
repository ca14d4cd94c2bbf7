// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/login_throttle.h"

#include <algorithm>

namespace pishkhan::hub {
namespace {
constexpr int freeAttempts = 5;
constexpr std::int64_t firstPauseMs = 15'000;
constexpr std::int64_t longestPauseMs = 3'600'000;
constexpr std::size_t mostNames = 10'000;
} // namespace

Milliseconds LoginThrottle::waitFor(const std::string& user, Instant now)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_failures.find(user);
    if (found == m_failures.end()) {
        return Milliseconds(0);
    }
    return std::max(Milliseconds(0), found->second.closedUntil - now);
}

void LoginThrottle::noteWrong(const std::string& user, Instant now)
{
    const std::lock_guard lock(m_mutex);
    if (m_failures.size() >= mostNames && m_failures.count(user) == 0) {
        m_failures.erase(std::min_element(m_failures.begin(), m_failures.end(), [](const auto& a, const auto& b) {
            return a.second.lastAt < b.second.lastAt;
        }));
    }
    Failures& failures = m_failures[user];
    ++failures.count;
    failures.lastAt = now;
    if (failures.count >= freeAttempts) {
        const int doublings = std::min(failures.count - freeAttempts, 10);
        failures.closedUntil = now + Milliseconds(std::min(firstPauseMs << doublings, longestPauseMs));
    }
}

void LoginThrottle::noteRight(const std::string& user)
{
    const std::lock_guard lock(m_mutex);
    m_failures.erase(user);
}

} // namespace pishkhan::hub
