// SPDX-License-Identifier: GPL-3.0-or-later
// Uplink: which release should run here, and its pieces. The terminal asks; what comes is judged by its own shelf.
#include <algorithm>

#include "sync/uplink/release_order.h"
#include "sync/uplink/uplink.h"

namespace pishkhan::uplink {
namespace {

constexpr int okStatus = 200;
constexpr int mostPiecesAtOnce = 64; ///< journals go first: the rest comes with the next round

} // namespace

Status Uplink::askRelease()
{
    const auto now = m_clock.monotonicMs();
    const bool isDue = m_releaseAskedAt == 0 || now - m_releaseAskedAt >= m_pace.releaseEvery.count();
    if (m_releases == nullptr || !isDue) {
        return {};
    }
    const auto answer = TRY(m_client->get(m_path + "release"));
    if (answer.status != okStatus) {
        m_releaseAskedAt = std::max<std::int64_t>(now, 1); // a hub that does not know the question is no trouble
        return {};
    }
    const ports::ReleaseOrder order = TRY(parseReleaseOrder(answer.body));
    TRY(ask<void>([this, order](ports::Outbox&) {
        m_releases->ordered(order);
        return Status();
    }));
    for (int piece = 0; piece < mostPiecesAtOnce; ++piece) {
        using Next = std::optional<std::uint64_t>;
        const Next next = TRY(ask<Next>([this](ports::Outbox&) { return Result<Next>(m_releases->wants()); }));
        if (!next) {
            m_releaseAskedAt = std::max<std::int64_t>(now, 1);
            return {};
        }
        const auto given = TRY(m_client->get(m_path + "release/" + order.digest + "?from=" + std::to_string(*next)));
        if (given.status != okStatus || given.body.empty()) {
            return makeError(ErrorKind::Busy, "the hub does not give the release", "uplink", given.status);
        }
        TRY(ask<void>([this, bytes = given.body](ports::Outbox&) { return m_releases->piece(bytes); }));
    }
    return {};
}

} // namespace pishkhan::uplink
