// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include "terminal/base/check.h"

namespace pishkhan::crypto {

Hash sha256(ByteView bytes)
{
    Hash out{};
    CHECK(SHA256(bytes.data(), bytes.size(), out.data()) != nullptr);
    return out;
}

Hash hmacSha256(ByteView key, ByteView message)
{
    Hash out{};
    unsigned length = 0;
    CHECK(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), out.data(),
               &length) != nullptr);
    CHECK(length == out.size());
    return out;
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    CHECK(m_context != nullptr && EVP_DigestInit_ex(m_context, EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256()
{
    EVP_MD_CTX_free(m_context);
}

Sha256& Sha256::add(ByteView bytes)
{
    CHECK(EVP_DigestUpdate(m_context, bytes.data(), bytes.size()) == 1);
    return *this;
}

Hash Sha256::finish()
{
    Hash out{};
    unsigned length = 0;
    CHECK(EVP_DigestFinal_ex(m_context, out.data(), &length) == 1 && length == out.size());
    return out;
}

Status fillRandom(std::span<std::uint8_t> out)
{
    if (RAND_bytes(out.data(), static_cast<int>(out.size())) != 1) {
        return makeError(ErrorKind::Storage, "the random generator cannot deliver", "crypto");
    }
    return {};
}

Result<Bytes> randomBytes(std::size_t count)
{
    Bytes out(count);
    TRY(fillRandom(out));
    return out;
}

bool equalInConstantTime(ByteView a, ByteView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

void wipe(std::span<std::uint8_t> secret)
{
    OPENSSL_cleanse(secret.data(), secret.size());
}

} // namespace pishkhan::crypto
