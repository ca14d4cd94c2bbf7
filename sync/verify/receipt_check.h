// SPDX-License-Identifier: GPL-3.0-or-later
/// Checks the text of a receipt's QR code, alone or against the journal it was issued from. Called by proof_commands.
#pragma once
#include "sync/verify/verdict.h"

namespace pishkhan::verify {

/// `journalPath` may be empty. Errors: Storage, InvalidInput when the key cannot be read.
Result<Verdict> checkReceipt(const std::string& qrText, const std::string& keyPath, const std::string& journalPath);

} // namespace pishkhan::verify
