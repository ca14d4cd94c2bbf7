// SPDX-License-Identifier: GPL-3.0-or-later
/// A witness policy (C2SP tlog-policy, oversight.md 4.5): which logs are trusted and which cosignatures are enough.
#pragma once
#include <set>

#include "sync/tlog/note.h"

namespace pishkhan::tlog {

struct PolicyWitness {
    std::string name; ///< in the policy; the key has a name of its own
    VerifierKey key;
};

struct PolicyGroup {
    std::string name;
    std::size_t needed = 0;
    std::vector<std::string> members; ///< witnesses or groups named before
};

struct Policy {
    std::vector<VerifierKey> logs;
    std::vector<PolicyWitness> witnesses;
    std::vector<PolicyGroup> groups;
    std::string quorum; ///< a witness, a group, or "none"

    std::vector<VerifierKey> witnessKeys() const;
    /// Do the verified cosignatures reach the quorum?
    bool accepts(std::span<const VerifiedSignature> signatures) const;
};

/// Lines `log VKEY`, `witness NAME VKEY`, `group NAME k|any|all MEMBERS…`, `quorum NAME`, comments after '#'.
/// Errors: Protocol, naming the line.
Result<Policy> parsePolicy(std::string_view text);

} // namespace pishkhan::tlog
