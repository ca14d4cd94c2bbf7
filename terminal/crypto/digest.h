// SPDX-License-Identifier: GPL-3.0-or-later
/// SHA-256, HMAC-SHA-256 and random bytes. Called by every room that hashes. Over OpenSSL; failure of a digest is
/// impossible for valid memory and ends the program (CHECK), failure of the random source is an error.
#pragma once
#include <span>

#include "terminal/base/bytes.h"

struct evp_md_ctx_st; // OpenSSL's, kept out of our headers

namespace pishkhan::crypto {

Hash sha256(ByteView bytes);
Hash hmacSha256(ByteView key, ByteView message);

/// A digest of parts, so that callers need not glue buffers.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    Sha256& add(ByteView bytes);
    Sha256& add(std::string_view bytes) { return add(view(bytes)); }
    Sha256& add(std::uint8_t byte) { return add(ByteView(&byte, 1)); }
    Hash finish(); ///< once

private:
    evp_md_ctx_st* m_context;
};

/// Fill from the operating system's generator. Errors: Storage when it cannot deliver.
Status fillRandom(std::span<std::uint8_t> out);
Result<Bytes> randomBytes(std::size_t count);

/// Compare without leaking the position of the first difference.
bool equalInConstantTime(ByteView a, ByteView b);

/// Overwrite secrets before their memory is freed.
void wipe(std::span<std::uint8_t> secret);

} // namespace pishkhan::crypto
