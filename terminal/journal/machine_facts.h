// SPDX-License-Identifier: GPL-3.0-or-later
/// What tells this machine from another that carries the same disk: its board's number, where this account may read it,
/// and the built-in network cards' own addresses. Not secrets, and never written down in clear. Called by host_vault.
#pragma once
#include <string>
#include <vector>

namespace pishkhan::journal {

/// Sorted texts `net ADDRESS` and `board NUMBER`; none where the machine (a container) shows none. `sys` is /sys.
std::vector<std::string> machineFacts(const std::string& sys);

} // namespace pishkhan::journal
