// SPDX-License-Identifier: GPL-3.0-or-later
/// UplinkMemory: what the terminal remembers of its hub between runs, in one small file: the nonce of the last answer and
/// the newest checkpoint it saw. A hub that later shows a smaller log has thrown something away (oversight.md 5.9).
#pragma once
#include <string>

#include "sync/tlog/checkpoint.h"
#include "sync/wire/head_message.h"
#include "terminal/base/instant.h"

namespace pishkhan::uplink {

struct UplinkMemory {
    wire::Nonce nonce{};    ///< zeros before the first answer
    std::string checkpoint; ///< signed note, empty before the first
    Instant hubTime;        ///< newest time a verified hub told: certificates are never judged at an earlier one
};

/// An absent file is an empty memory. Errors: Storage, Integrity (not a memory of ours).
Result<UplinkMemory> loadMemory(const std::string& path);
/// Errors: Storage.
Status saveMemory(const std::string& path, const UplinkMemory& memory);

/// May `offered` follow `known` (either may be empty)? Errors: Integrity when the log shrank, changed its name or shows
/// another root at the same size; Protocol when it is no checkpoint. With a vkey its signature is demanded too.
Status acceptCheckpoint(const std::string& known, const std::string& offered, const std::string& logVkey);

} // namespace pishkhan::uplink
