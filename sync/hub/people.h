// SPDX-License-Identifier: GPL-3.0-or-later
/// People: console.db, who may sign in to the console, what was granted, the sessions that are open, and the access log
/// of every read. Written by `pishkhan-hub user|grant` and by the console's API. Follows oversight.md 5.11.
#pragma once
#include <optional>
#include <set>
#include <string>

#include "sync/hub/access_scope.h"
#include "sync/hub/database.h"
#include "terminal/base/instant.h"

namespace pishkhan::hub {

/// Somebody looked at an office's facts.
struct Seen {
    std::string office; ///< or everyOffice
    std::string displayName, role;
    std::vector<std::string> agencies; ///< titles
    std::string action, caseId;
    std::int64_t times = 0; ///< on that day
    Instant firstAt, lastAt;
};

class People {
public:
    static Result<People> open(const std::string& dataFolder);

    /// Errors: Refused when the name is taken, InvalidInput for an empty password or name.
    Status add(const Grant& grant, const std::string& password, Instant now);
    Result<std::vector<Grant>> everybody(); ///< by name
    /// The account, its grant and its open sessions; what it looked at stays in the access log. Errors: Refused.
    Status remove(const std::string& user);
    Status setGrant(const Grant& grant); ///< replaces role, agencies and offices. Errors: Refused for an unknown user.

    /// The grant when the password is right. Takes about 0.1 s whether the user exists or not.
    Result<std::optional<Grant>> signIn(const std::string& user, const std::string& password);

    Result<std::string> openSession(const std::string& user, Instant now); ///< the token; only its hash is kept
    /// The grant as it stands now; nothing when the session is over or its user gone.
    Result<std::optional<Grant>> session(const std::string& token, Instant now);
    Status closeSession(const std::string& token);

    /// One row of the access log: who did what, about what, and how many rows went out.
    Status note(const std::string& user, const std::string& action, const std::string& about, std::int64_t rows,
                Instant now);
    /// The same told to those it concerns: `offices` were in what went out, `caseId` when it was one case's page. A day's looks of one
    /// person at one thing are one line with a count, so that pages that refresh themselves do not bury the rest.
    Status noteSeen(const std::string& user, const std::string& action, const std::set<std::string>& offices,
                    const std::string& caseId, Instant now);
    /// Newest first, without what `except` looked at. Errors: Storage.
    Result<std::vector<Seen>> seen(const Scope& scope, const std::string& except, std::uint64_t limit);

private:
    explicit People(Database database) : m_database(std::move(database)) {}
    Result<std::optional<Grant>> grantOf(const std::string& user);
    Status writeGrants(const Grant& grant);
    Database m_database;
};

} // namespace pishkhan::hub
