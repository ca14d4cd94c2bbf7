// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/access_scope.h"

#include <array>
#include <utility>

namespace pishkhan::hub {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 4> roleNames = {{
    {Role::AgencySupervisor, "agency-supervisor"},
    {Role::NationalAuditor, "national-auditor"},
    {Role::OfficeManager, "office-manager"},
    {Role::HubOperator, "hub-operator"},
}};

/// "column IN (?,?)"; no value at all allows no row.
std::string within(const char* column, std::size_t count)
{
    if (count == 0) {
        return "0";
    }
    std::string marks = "?";
    for (std::size_t i = 1; i < count; ++i) {
        marks += ",?";
    }
    return std::string(column) + " IN (" + marks + ")";
}

} // namespace

std::optional<Role> roleFrom(std::string_view text)
{
    for (const auto& [role, name] : roleNames) {
        if (name == text) {
            return role;
        }
    }
    return std::nullopt;
}

std::string_view toText(Role role)
{
    for (const auto& [candidate, name] : roleNames) {
        if (candidate == role) {
            return name;
        }
    }
    return {};
}

Result<Scope> scopeFor(const Grant& grant, Subject subject)
{
    const auto denied = [] { return makeError(ErrorKind::Denied, "the role does not include this", "access"); };
    switch (grant.role) {
    case Role::AgencySupervisor: {
        if (subject == Subject::Accesses) {
            return denied();
        }
        std::vector<std::string> codes;
        for (const Agency& agency : grant.agencies) {
            if (!agency.code.empty()) { // an empty code would open every office's own facts
                codes.push_back(agency.code);
            }
        }
        auto where = "(audience = 1 AND " + within("agency", codes.size()) + ")";
        return Scope(std::move(where), std::move(codes), Detail::Full, true);
    }
    case Role::OfficeManager:
        if (subject == Subject::Accesses) { // what somebody saw of all offices was seen of this one too
            std::vector<std::string> offices = grant.offices;
            offices.emplace_back(everyOffice);
            auto where = "(" + within("office", offices.size()) + ")";
            return Scope(std::move(where), std::move(offices), Detail::Full);
        }
        return Scope("(" + within("office", grant.offices.size()) + ")", grant.offices, Detail::Full);
    case Role::NationalAuditor:
        if (subject == Subject::Cases) {
            return denied();
        }
        return Scope("(1)", {}, Detail::HeadersOnly);
    case Role::HubOperator:
        if (subject != Subject::Presence) {
            return denied();
        }
        return Scope("(1)", {}, Detail::HeadersOnly);
    }
    return denied();
}

} // namespace pishkhan::hub
