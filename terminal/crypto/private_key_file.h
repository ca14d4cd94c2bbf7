// SPDX-License-Identifier: GPL-3.0-or-later
/// Private keys as unencrypted PKCS#8 files that only their owner may read. Shared by ecdsa_key and ed25519_key.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "terminal/base/result.h"

struct evp_pkey_st; // OpenSSL's

namespace pishkhan::crypto {

using PrivateKey = std::shared_ptr<evp_pkey_st>;

/// Of any algorithm. Errors: InvalidInput.
Result<PrivateKey> privateKeyFromPem(std::string_view pem);
/// Errors: those of readPrivateFile, InvalidInput.
Result<PrivateKey> loadPrivateKey(const std::string& path);
Status savePrivateKey(const evp_pkey_st* key, const std::string& path);

} // namespace pishkhan::crypto
