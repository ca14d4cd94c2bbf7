// SPDX-License-Identifier: GPL-3.0-or-later
/// CMS AuthEnvelopedData (RFC 5083, 5652, 5753) with AES-256-GCM to an EC recipient: how a case key goes to its agency
/// (oversight.md 5.8). `openssl cms -decrypt -inform DER` opens it too. Called by the journal (seal) and the agency's reader.
#pragma once
#include <string_view>

#include "terminal/base/bytes.h"

namespace pishkhan::crypto {

/// DER. Errors: InvalidInput (not a certificate with an EC or RSA key), Storage.
Result<Bytes> sealToCertificate(std::string_view certificatePem, ByteView plain);

/// Errors: InvalidInput (not CMS, not a key), Denied (not sealed to this certificate), Integrity (changed on the way).
Result<Bytes> openWithKey(ByteView cms, std::string_view certificatePem, std::string_view privateKeyPem);

} // namespace pishkhan::crypto
