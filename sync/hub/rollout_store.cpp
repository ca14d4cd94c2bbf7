// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/rollout_store.h"

#include "terminal/crypto/digest.h"

namespace pishkhan::hub {
namespace {

constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS carried(digest TEXT PRIMARY KEY, manifest TEXT NOT NULL, bundle TEXT NOT NULL,
    from_leaf INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS entry(number INTEGER PRIMARY KEY, digest TEXT NOT NULL, kind TEXT NOT NULL, ring INTEGER NOT NULL,
    cause TEXT NOT NULL, devices TEXT NOT NULL, drill INTEGER NOT NULL, at_ms INTEGER NOT NULL, head TEXT NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS entry_stays BEFORE UPDATE ON entry BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_kept BEFORE DELETE ON entry BEGIN SELECT raise(ABORT, 'decisions are never removed'); END;
)";

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : " ") + word;
    }
    return out;
}

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string headOf(const std::string& before, const RolloutEntry& row)
{
    std::string all = before;
    for (const std::string& part :
         {std::to_string(row.number), row.digest, row.what.kind, std::to_string(row.what.ring), row.what.cause,
          joined(row.what.devices), std::to_string(row.what.drill), std::to_string(row.what.at.ms)}) {
        all += '\n' + std::to_string(part.size()) + ' ' + part;
    }
    return toHex(crypto::sha256(view(all)));
}

RolloutEntry rowOf(const Statement& query)
{
    RolloutEntry out;
    out.number = static_cast<std::uint64_t>(query.integer(0));
    out.digest = query.text(1);
    out.what.kind = query.text(2);
    out.what.ring = static_cast<std::uint32_t>(query.integer(3));
    out.what.cause = query.text(4);
    out.what.devices = split(query.text(5));
    out.what.drill = static_cast<std::uint32_t>(query.integer(6));
    out.what.at = Instant{query.integer(7)};
    out.head = query.text(8);
    return out;
}

} // namespace

Result<RolloutStore> RolloutStore::open(const std::string& dataFolder)
{
    auto database = TRY(Database::open(dataFolder + "/rollout.db", OpenMode::Create));
    TRY(database.execute(schema));
    return RolloutStore(std::move(database));
}

Status RolloutStore::carry(const std::string& digest, const CarriedRelease& what)
{
    if (TRY(carried(digest))) {
        return makeError(ErrorKind::Refused, "this release was here before", "hub-rollout");
    }
    auto put = TRY(m_database.prepare("INSERT INTO carried VALUES(?,?,?,?)"));
    return put.bind(digest)
        .bind(what.manifest)
        .bind(what.bundleFile)
        .bind(static_cast<std::int64_t>(what.fromLeaf))
        .run();
}

Result<std::optional<CarriedRelease>> RolloutStore::carried(const std::string& digest)
{
    auto query = TRY(m_database.prepare("SELECT manifest, bundle, from_leaf FROM carried WHERE digest = ?"));
    query.bind(digest);
    if (!TRY(query.step())) {
        return std::optional<CarriedRelease>();
    }
    return std::optional(CarriedRelease{query.text(0), query.text(1), static_cast<std::uint64_t>(query.integer(2))});
}

Status RolloutStore::add(const std::string& digest, const release::Entry& entry)
{
    RolloutEntry row{1, digest, entry, {}};
    std::string before;
    {
        auto last = TRY(m_database.prepare("SELECT number, head FROM entry ORDER BY number DESC LIMIT 1"));
        if (TRY(last.step())) {
            row.number = static_cast<std::uint64_t>(last.integer(0)) + 1;
            before = last.text(1);
        }
    }
    auto put = TRY(m_database.prepare("INSERT INTO entry VALUES(?,?,?,?,?,?,?,?,?)"));
    put.bind(static_cast<std::int64_t>(row.number)).bind(digest).bind(entry.kind).bind(std::int64_t(entry.ring));
    put.bind(entry.cause).bind(joined(entry.devices)).bind(std::int64_t(entry.drill)).bind(entry.at.ms);
    return put.bind(headOf(before, row)).run();
}

Result<std::vector<RolloutEntry>> RolloutStore::after(std::uint64_t number)
{
    auto query = TRY(m_database.prepare(
        "SELECT number, digest, kind, ring, cause, devices, drill, at_ms, head FROM entry WHERE number > ? ORDER BY number"));
    query.bind(static_cast<std::int64_t>(number));
    std::vector<RolloutEntry> out;
    while (TRY(query.step())) {
        out.push_back(rowOf(query));
    }
    return out;
}

Status RolloutStore::check()
{
    std::string before;
    for (const RolloutEntry& row : TRY(after(0))) {
        if (row.head != headOf(before, row)) {
            return makeError(ErrorKind::Integrity, "decision " + std::to_string(row.number) + " was changed",
                             "hub-rollout");
        }
        before = row.head;
    }
    return {};
}

} // namespace pishkhan::hub
