// SPDX-License-Identifier: GPL-3.0-or-later
// Uplink: fetching what the centre and support have to say. It is pulled, it lies beside the books, and it writes nothing into them.
#include <algorithm>

#include "sync/uplink/uplink.h"
#include "sync/wire/byte_reader.h"
#include "sync/wire/statement.h"

namespace pishkhan::uplink {
namespace {

constexpr int okStatus = 200;

struct Given {
    std::uint64_t newest = 0;
    Bytes parcels;
};

/// Rows of u64 number || parcel.
Result<Given> readRows(ByteView rest)
{
    Given out;
    while (!rest.empty()) {
        wire::ByteReader in(rest);
        out.newest = std::max(out.newest, TRY(in.u64()));
        rest = in.rest();
        const ByteView from = rest;
        static_cast<void>(TRY(wire::takeParcel(rest)));
        append(out.parcels, from.first(from.size() - rest.size()));
    }
    return out;
}

} // namespace

Status Uplink::fetchStatements()
{
    while (m_statements < m_statementsOffered) {
        const auto answer = TRY(m_client->get(m_path + "statements?after=" + std::to_string(m_statements)));
        if (answer.status != okStatus) {
            return makeError(ErrorKind::Busy, "the hub does not give its statements", "uplink", answer.status);
        }
        const Given given = TRY(readRows(answer.body));
        if (given.newest <= m_statements) {
            m_statements = m_statementsOffered; // it offered what it does not have; nothing depends on it
            break;
        }
        TRY(ask<void>([this, parcels = given.parcels](ports::Outbox&) { return m_takeStatements(parcels); }));
        m_statements = given.newest;
    }
    return {};
}

} // namespace pishkhan::uplink
