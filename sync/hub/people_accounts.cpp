// SPDX-License-Identifier: GPL-3.0-or-later
// People: which accounts there are, and the end of one.
#include "sync/hub/people.h"

namespace pishkhan::hub {

Result<std::vector<Grant>> People::everybody()
{
    auto query = TRY(m_database.prepare("SELECT name FROM user ORDER BY name"));
    std::vector<std::string> names;
    while (TRY(query.step())) {
        names.push_back(query.text(0));
    }
    std::vector<Grant> out;
    for (const std::string& name : names) {
        if (const auto grant = TRY(grantOf(name))) {
            out.push_back(*grant);
        }
    }
    return out;
}

Status People::remove(const std::string& user)
{
    auto change = TRY(Transaction::begin(m_database));
    for (const char* sql : {"DELETE FROM session WHERE user = ?", "DELETE FROM granted WHERE user = ?",
                            "DELETE FROM user WHERE name = ?"}) {
        auto forget = TRY(m_database.prepare(sql));
        TRY(forget.bind(user).run());
    }
    if (m_database.changes() != 1) {
        return makeError(ErrorKind::Refused, "no such user", "hub-people");
    }
    return change.commit();
}

} // namespace pishkhan::hub
