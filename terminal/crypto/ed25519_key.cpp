// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/ed25519_key.h"

#include <sys/stat.h>

#include <openssl/pem.h>

#include "terminal/base/check.h"
#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/openssl_handles.h"

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
    Bytes pem = TRY(readFile(path, 65536));
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0 || (found.st_mode & 077U) != 0) {
        return makeError(ErrorKind::Denied, "others may read the private key; chmod 600 " + path, "crypto");
    }
    const BioHandle bio = bioOver(text(pem));
    auto key = shared(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    wipe(pem);
    if (!key || EVP_PKEY_is_a(key.get(), "ED25519") != 1) {
        return opensslError(ErrorKind::InvalidInput, "not an unencrypted PEM Ed25519 key");
    }
    return Ed25519Key(std::move(key));
}

Status Ed25519Key::save(const std::string& path) const
{
    const BioHandle bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        return opensslError(ErrorKind::Denied, "the private key cannot be written");
    }
    std::string pem = textOf(bio.get());
    Status written = writeFileDurably(path, view(pem), FileAccess::Private);
    wipe({reinterpret_cast<std::uint8_t*>(pem.data()), pem.size()});
    return written;
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
