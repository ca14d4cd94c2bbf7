// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/ed25519_key.h"

#include <openssl/pem.h>

#include "terminal/base/check.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/openssl_handles.h"
#include "terminal/crypto/private_key_file.h"

namespace pishkhan::crypto {
namespace {

std::shared_ptr<EVP_PKEY> shared(EVP_PKEY* key)
{
    return {key, EVP_PKEY_free};
}

} // namespace

Result<Ed25519Key> Ed25519Key::generate()
{
    std::array<std::uint8_t, 32> seed{};
    TRY(fillRandom(seed));
    auto key = fromSeed(seed);
    wipe(seed);
    return key;
}

Result<Ed25519Key> Ed25519Key::fromSeed(ByteView seed)
{
    if (seed.size() != 32) {
        return makeError(ErrorKind::InvalidInput, "an Ed25519 seed has 32 bytes", "crypto");
    }
    auto key = shared(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
    if (!key) {
        return opensslError(ErrorKind::Denied, "cannot make an Ed25519 key");
    }
    return Ed25519Key(std::move(key));
}

Result<Ed25519Key> Ed25519Key::load(const std::string& path)
{
    auto key = TRY(loadPrivateKey(path));
    if (EVP_PKEY_is_a(key.get(), "ED25519") != 1) {
        return makeError(ErrorKind::InvalidInput, "the private key is not Ed25519", "crypto");
    }
    return Ed25519Key(std::move(key));
}

Status Ed25519Key::save(const std::string& path) const
{
    return savePrivateKey(m_key.get(), path);
}

Result<Signature> Ed25519Key::sign(ByteView message) const
{
    const MdHandle context(EVP_MD_CTX_new());
    Signature out{};
    std::size_t length = out.size();
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), out.data(), &length, message.data(), message.size()) != 1 ||
        length != out.size()) {
        return opensslError(ErrorKind::Denied, "cannot sign");
    }
    return out;
}

Ed25519Public Ed25519Key::publicKey() const
{
    Ed25519Public out{};
    std::size_t length = out.size();
    CHECK(EVP_PKEY_get_raw_public_key(m_key.get(), out.data(), &length) == 1 && length == out.size());
    return out;
}

bool verifyEd25519(const Ed25519Public& key, ByteView message, const Signature& signature)
{
    const KeyHandle handle(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
    const MdHandle context(EVP_MD_CTX_new());
    const bool good =
        handle && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, handle.get()) == 1 &&
        EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
    ERR_clear_error();
    return good;
}

} // namespace pishkhan::crypto
