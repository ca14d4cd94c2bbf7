// SPDX-License-Identifier: GPL-3.0-or-later
/// Detached signatures of what comes signed to an office: ECDSA P-256 over `context` ‖ 00 ‖ bytes, r‖s in base64. The
/// context keeps a signed configuration from passing as a catalogue. Called by the two loaders and pishkhan-sign.
#pragma once
#include <string>
#include <string_view>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"
#include "terminal/crypto/signer.h"

namespace pishkhan::catalogue {

inline constexpr std::string_view catalogueContext = "catalogue/v1";
inline constexpr std::string_view configurationContext = "configuration/v1";

/// Errors: those of the signer.
Result<std::string> signBytes(std::string_view context, ByteView bytes, const crypto::Signer& signer);

/// `signature` may end in a line break. Errors: Integrity, whatever is wrong with signature or key.
Status checkSignature(std::string_view context, ByteView bytes, std::string_view signature,
                      std::string_view publicKeyPem);

} // namespace pishkhan::catalogue
