// SPDX-License-Identifier: GPL-3.0-or-later
/// AccessScope: what a grant allows, as a mandatory SQL predicate. Every query of the console takes a Scope, and scopeFor
/// is the only way to have one; no other file writes a condition about agencies, offices or audiences
/// (oversight.md 5.11). Deny by default.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::hub {

enum class Role { AgencySupervisor, NationalAuditor, OfficeManager, HubOperator };

std::optional<Role> roleFrom(std::string_view text);
std::string_view toText(Role role);

struct Agency {
    std::string code;
    std::string title;
};

/// Who asks and what was granted.
struct Grant {
    std::string user;
    std::string displayName;
    Role role = Role::HubOperator;
    std::vector<Agency> agencies;
    std::vector<std::string> offices;
};

/// What is asked about.
enum class Subject {
    Events,   ///< rows of `event`
    Cases,    ///< rows of `cases`, one by one
    Counts,   ///< rows of `cases`, only counted and summed
    Presence, ///< rows of `presence`: when an office last worked
    Accesses, ///< rows of `seen`: who looked at an office's facts
};

/// Stands for an office in `seen` when a whole page was about all that the reader may see.
constexpr std::string_view everyOffice = "*";

enum class Detail { Full, HeadersOnly };

class Scope {
public:
    const std::string& where() const { return m_where; } ///< for "… WHERE <this> AND …"; parameters are `values`
    const std::vector<std::string>& values() const { return m_values; }
    Detail detail() const { return m_detail; }
    bool coversEverything() const { return m_values.empty() && m_where == "(1)"; }
    /// An agency reads what belongs to its cases; what concerns the office as a whole, or another agency's case, it does not.
    bool onlyOwnCases() const { return m_onlyOwnCases; }

private:
    friend Result<Scope> scopeFor(const Grant& grant, Subject subject);
    Scope(std::string where, std::vector<std::string> values, Detail detail, bool onlyOwnCases = false)
        : m_where(std::move(where)), m_values(std::move(values)), m_detail(detail), m_onlyOwnCases(onlyOwnCases)
    {
    }
    std::string m_where;
    std::vector<std::string> m_values;
    Detail m_detail;
    bool m_onlyOwnCases;
};

/// Errors: Denied when the role may not ask this at all.
Result<Scope> scopeFor(const Grant& grant, Subject subject);

} // namespace pishkhan::hub
