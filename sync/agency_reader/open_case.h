// SPDX-License-Identifier: GPL-3.0-or-later
/// Opens the personal fields of one case with its agency's key, from an evidence pack (oversight.md 5.8). For the agency
/// only; neither the hub nor pishkhan-verify ever holds such a key. Check the pack with pishkhan-verify first.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/fields.h"

namespace pishkhan::agency_reader {

struct AgencyKey {
    std::string certificatePem;
    std::string privateKeyPem;
};

struct OpenedFact {
    std::uint64_t sequence = 0;
    std::string kind;
    Fields personal;
    bool erased = false; ///< the body is no longer in the pack
};

/// Errors: Protocol (not a pack), Refused (no key in it was sealed to this agency), Denied (the private key is another's),
/// Integrity (key or body is not what the event commits to).
Result<std::vector<OpenedFact>> openCase(ByteView pack, const AgencyKey& key);

} // namespace pishkhan::agency_reader
