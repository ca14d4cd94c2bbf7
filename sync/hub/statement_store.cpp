// SPDX-License-Identifier: GPL-3.0-or-later
// BatchStore: statements of the centre and of support on their way to terminals.
#include <algorithm>

#include "sync/hub/batch_store.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::hub {

Status BatchStore::addStatement(const std::string& device, ByteView parcel, Instant now)
{
    const Hash digest = crypto::sha256(parcel);
    auto known = TRY(m_database.prepare("SELECT 1 FROM statement WHERE digest = ?"));
    known.bind(ByteView(digest));
    if (TRY(known.step())) {
        return makeError(ErrorKind::Refused, "this statement is here already", "hub-store");
    }
    auto put = TRY(m_database.prepare("INSERT INTO statement(device, digest, parcel, added_ms) VALUES(?,?,?,?)"));
    return put.bind(device).bind(ByteView(digest)).bind(parcel).bind(now.ms).run();
}

Result<std::uint64_t> BatchStore::newestStatement(const std::string& device)
{
    auto query = TRY(m_database.prepare("SELECT coalesce(max(number), 0) FROM statement WHERE device = ?"));
    query.bind(device);
    TRY(query.step());
    return static_cast<std::uint64_t>(query.integer(0));
}

namespace {

Result<std::vector<StatementRow>> rowsOf(Statement& query)
{
    std::vector<StatementRow> out;
    while (TRY(query.step())) {
        out.push_back(
            {static_cast<std::uint64_t>(query.integer(0)), query.text(1), query.blob(2), Instant{query.integer(3)}});
    }
    return out;
}

} // namespace

Result<std::vector<StatementRow>> BatchStore::newestStatements(std::uint64_t limit)
{
    auto query =
        TRY(m_database.prepare("SELECT number, device, parcel, added_ms FROM statement ORDER BY number DESC LIMIT ?"));
    query.bind(static_cast<std::int64_t>(limit));
    auto out = TRY(rowsOf(query));
    std::reverse(out.begin(), out.end());
    return out;
}

Result<std::vector<StatementRow>> BatchStore::statements(const std::string& device, std::uint64_t after,
                                                         std::uint64_t limit)
{
    auto query = TRY(m_database.prepare("SELECT number, device, parcel, added_ms FROM statement "
                                        "WHERE device = ? AND number > ? ORDER BY number LIMIT ?"));
    query.bind(device).bind(static_cast<std::int64_t>(std::min<std::uint64_t>(after, INT64_MAX)));
    query.bind(static_cast<std::int64_t>(limit));
    return rowsOf(query);
}

} // namespace pishkhan::hub
