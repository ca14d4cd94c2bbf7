// SPDX-License-Identifier: GPL-3.0-or-later
// People: what somebody saw, told to the office it was about (lessons H11).
#include "sync/hub/people.h"

namespace pishkhan::hub {
namespace {
constexpr std::int64_t tehranOffsetMs = (3 * 60 + 30) * 60 * 1000LL;
constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;
} // namespace

Status People::noteSeen(const std::string& user, const std::string& action, const std::set<std::string>& offices,
                        const std::string& caseId, Instant now)
{
    if (offices.empty()) {
        return {};
    }
    auto change = TRY(Transaction::begin(m_database));
    auto put = TRY(m_database.prepare("INSERT INTO seen VALUES(?,?,?,?,?,1,?,?) "
                                      "ON CONFLICT DO UPDATE SET times = times + 1, last_ms = excluded.last_ms"));
    for (const std::string& office : offices) {
        put.bind(office).bind((now.ms + tehranOffsetMs) / dayMs).bind(user).bind(action).bind(caseId);
        TRY(put.bind(now.ms).bind(now.ms).run());
    }
    return change.commit();
}

Result<std::vector<Seen>> People::seen(const Scope& scope, const std::string& except, std::uint64_t limit)
{
    auto query = TRY(m_database.prepare(
        "SELECT office, coalesce(display_name, seen.user), coalesce(role, ''), action, case_id, times, first_ms, last_ms, "
        "coalesce((SELECT group_concat(title, char(10)) FROM granted WHERE granted.user = seen.user AND kind = 'agency'), '') "
        "FROM seen LEFT JOIN user ON user.name = seen.user WHERE " +
        scope.where() + " AND seen.user <> ? ORDER BY last_ms DESC, office, action, case_id LIMIT ?"));
    for (const std::string& value : scope.values()) {
        query.bind(value);
    }
    query.bind(except).bind(static_cast<std::int64_t>(limit));
    std::vector<Seen> out;
    while (TRY(query.step())) {
        Seen one{query.text(0),
                 query.text(1),
                 query.text(2),
                 {},
                 query.text(3),
                 query.text(4),
                 query.integer(5),
                 Instant{query.integer(6)},
                 Instant{query.integer(7)}};
        const std::string titles = query.text(8);
        for (std::size_t at = 0; at < titles.size();) {
            const std::size_t end = std::min(titles.find('\n', at), titles.size());
            one.agencies.push_back(titles.substr(at, end - at));
            at = end + 1;
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace pishkhan::hub
