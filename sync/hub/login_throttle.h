// SPDX-License-Identifier: GPL-3.0-or-later
/// LoginThrottle: five wrong passwords of one name close it for 15 seconds, doubling with each further one up to an hour.
/// Called by console_api from several threads.
#pragma once
#include <map>
#include <mutex>
#include <string>

#include "terminal/base/instant.h"

namespace pishkhan::hub {

class LoginThrottle {
public:
    /// How long `user` must wait before a password is looked at; 0 when not at all.
    Milliseconds waitFor(const std::string& user, Instant now);
    void noteWrong(const std::string& user, Instant now);
    void noteRight(const std::string& user);

private:
    struct Failures {
        int count = 0;
        Instant closedUntil;
        Instant lastAt;
    };
    std::mutex m_mutex;
    std::map<std::string, Failures> m_failures; ///< bounded: the names longest quiet are forgotten
};

} // namespace pishkhan::hub
