// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/people.h"

#include "terminal/crypto/argon2_pin.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::hub {
namespace {

constexpr std::int64_t longestSessionMs = 12LL * 60 * 60 * 1000;
constexpr std::int64_t longestIdleMs = 60LL * 60 * 1000;
constexpr std::int64_t touchEveryMs = 60LL * 1000;

constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS user(
    name TEXT PRIMARY KEY, display_name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL,
    created_ms INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS granted(
    user TEXT NOT NULL REFERENCES user(name), kind TEXT NOT NULL CHECK(kind IN ('agency', 'office')),
    code TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY(user, kind, code)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session(
    token_hash BLOB PRIMARY KEY, user TEXT NOT NULL, created_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS access_log(
    id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, user TEXT NOT NULL, action TEXT NOT NULL, about TEXT NOT NULL,
    rows INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS seen(
    office TEXT NOT NULL, day INTEGER NOT NULL, user TEXT NOT NULL, action TEXT NOT NULL, case_id TEXT NOT NULL,
    times INTEGER NOT NULL, first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL,
    PRIMARY KEY(office, day, user, action, case_id)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seen_newest ON seen(last_ms);
CREATE TRIGGER IF NOT EXISTS seen_kept BEFORE DELETE ON seen BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER IF NOT EXISTS access_log_kept BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER IF NOT EXISTS access_log_fixed BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'fixed'); END;
)";

} // namespace

Result<People> People::open(const std::string& dataFolder)
{
    auto database = TRY(Database::open(dataFolder + "/console.db", OpenMode::Create));
    TRY(database.execute(schema));
    return People(std::move(database));
}

Status People::writeGrants(const Grant& grant)
{
    auto forget = TRY(m_database.prepare("DELETE FROM granted WHERE user = ?"));
    TRY(forget.bind(grant.user).run());
    auto put = TRY(m_database.prepare("INSERT INTO granted VALUES(?,?,?,?)"));
    for (const Agency& agency : grant.agencies) {
        put.bind(grant.user).bind(std::string_view("agency")).bind(agency.code).bind(agency.title);
        TRY(put.run());
    }
    for (const std::string& office : grant.offices) {
        put.bind(grant.user).bind(std::string_view("office")).bind(office).bind(std::string_view());
        TRY(put.run());
    }
    return {};
}

Status People::add(const Grant& grant, const std::string& password, Instant now)
{
    if (grant.user.empty() || grant.user.size() > 64) {
        return makeError(ErrorKind::InvalidInput, "a user's name has 1 to 64 bytes", "hub-people");
    }
    const auto encoded = TRY(crypto::hashPin(password));
    auto change = TRY(Transaction::begin(m_database));
    auto put = TRY(m_database.prepare("INSERT INTO user VALUES(?,?,?,?,?)"));
    put.bind(grant.user).bind(grant.displayName).bind(toText(grant.role)).bind(encoded).bind(now.ms);
    TRY(put.run());
    TRY(writeGrants(grant));
    return change.commit();
}

Status People::setGrant(const Grant& grant)
{
    auto change = TRY(Transaction::begin(m_database));
    auto update = TRY(m_database.prepare("UPDATE user SET role = ? WHERE name = ?"));
    TRY(update.bind(toText(grant.role)).bind(grant.user).run());
    if (m_database.changes() != 1) {
        return makeError(ErrorKind::Refused, "no such user", "hub-people");
    }
    TRY(writeGrants(grant));
    return change.commit();
}

Result<std::optional<Grant>> People::grantOf(const std::string& user)
{
    Grant grant;
    auto who = TRY(m_database.prepare("SELECT display_name, role FROM user WHERE name = ?"));
    who.bind(user);
    if (!TRY(who.step())) {
        return std::optional<Grant>();
    }
    const auto role = roleFrom(who.text(1));
    if (!role) {
        return std::optional<Grant>();
    }
    grant.user = user;
    grant.displayName = who.text(0);
    grant.role = *role;
    auto list = TRY(m_database.prepare("SELECT kind, code, title FROM granted WHERE user = ? ORDER BY kind, code"));
    list.bind(user);
    while (TRY(list.step())) {
        if (list.text(0) == "agency") {
            grant.agencies.push_back({list.text(1), list.text(2)});
        } else {
            grant.offices.push_back(list.text(1));
        }
    }
    return std::optional<Grant>(std::move(grant));
}

Result<std::optional<Grant>> People::signIn(const std::string& user, const std::string& password)
{
    std::string encoded;
    {
        auto query = TRY(m_database.prepare("SELECT password FROM user WHERE name = ?"));
        query.bind(user);
        if (TRY(query.step())) {
            encoded = query.text(0);
        }
    }
    if (password.empty() || password.size() > 128) {
        return std::optional<Grant>();
    }
    if (encoded.empty()) {
        // The same work as for a known user, so that the time does not tell who exists.
        static_cast<void>(TRY(crypto::hashPin(password)));
        return std::optional<Grant>();
    }
    return TRY(crypto::Argon2PinVerifier().matches(encoded, password)) ? grantOf(user)
                                                                       : Result<std::optional<Grant>>(std::nullopt);
}

Result<std::string> People::openSession(const std::string& user, Instant now)
{
    const auto token = toHex(TRY(crypto::randomBytes(32)));
    auto forget = TRY(m_database.prepare("DELETE FROM session WHERE created_ms < ?"));
    TRY(forget.bind(now.ms - longestSessionMs).run());
    auto put = TRY(m_database.prepare("INSERT INTO session VALUES(?,?,?,?)"));
    put.bind(ByteView(crypto::sha256(view(token)))).bind(user).bind(now.ms).bind(now.ms);
    TRY(put.run());
    return token;
}

Result<std::optional<Grant>> People::session(const std::string& token, Instant now)
{
    const Hash hash = crypto::sha256(view(token));
    std::string user;
    std::int64_t last = 0;
    {
        auto query = TRY(m_database.prepare("SELECT user, created_ms, last_ms FROM session WHERE token_hash = ?"));
        query.bind(ByteView(hash));
        if (!TRY(query.step()) || now.ms - query.integer(1) > longestSessionMs ||
            now.ms - query.integer(2) > longestIdleMs) {
            return std::optional<Grant>();
        }
        user = query.text(0);
        last = query.integer(2);
    }
    if (now.ms - last > touchEveryMs) {
        auto touch = TRY(m_database.prepare("UPDATE session SET last_ms = ? WHERE token_hash = ?"));
        TRY(touch.bind(now.ms).bind(ByteView(hash)).run());
    }
    return grantOf(user);
}

Status People::closeSession(const std::string& token)
{
    auto forget = TRY(m_database.prepare("DELETE FROM session WHERE token_hash = ?"));
    return forget.bind(ByteView(crypto::sha256(view(token)))).run();
}

Status People::note(const std::string& user, const std::string& action, const std::string& about, std::int64_t rows,
                    Instant now)
{
    auto put = TRY(m_database.prepare("INSERT INTO access_log(at_ms, user, action, about, rows) VALUES(?,?,?,?,?)"));
    put.bind(now.ms).bind(user).bind(action).bind(about.substr(0, 512)).bind(rows);
    return put.run();
}

} // namespace pishkhan::hub
