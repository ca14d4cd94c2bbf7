// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/nexo_blob.h"

#include <algorithm>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace pishkhan::payment::nexo {
namespace {

constexpr std::string_view salt = "AdyenNexoV1Salt";
constexpr int rounds = 4000;

struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Free>;

Nonce mixed(const Nonce& iv, const Nonce& nonce)
{
    Nonce out;
    std::transform(iv.begin(), iv.end(), nonce.begin(), out.begin(),
                   [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(a ^ b); });
    return out;
}

Hash hmacOf(const BlobKeys& keys, std::string_view plain)
{
    Hash out{};
    unsigned length = static_cast<unsigned>(out.size());
    HMAC(EVP_sha256(), keys.hmac.data(), static_cast<int>(keys.hmac.size()),
         reinterpret_cast<const unsigned char*>(plain.data()), plain.size(), out.data(), &length);
    return out;
}

Error changed()
{
    return makeError(ErrorKind::Integrity, "a sealed message that was not sealed with our key", "nexo");
}

/// AES-256-CBC with padding, either way. Errors: Integrity.
Result<Bytes> turn(const BlobKeys& keys, const Nonce& nonce, ByteView in, bool encrypt)
{
    const Cipher cipher(EVP_CIPHER_CTX_new());
    const Nonce start = mixed(keys.iv, nonce);
    Bytes out(in.size() + 16);
    int first = 0;
    int last = 0;
    const bool good = cipher &&
                      EVP_CipherInit_ex(cipher.get(), EVP_aes_256_cbc(), nullptr, keys.aes.data(), start.data(),
                                        encrypt ? 1 : 0) == 1 &&
                      EVP_CipherUpdate(cipher.get(), out.data(), &first, in.data(), static_cast<int>(in.size())) == 1 &&
                      EVP_CipherFinal_ex(cipher.get(), out.data() + first, &last) == 1;
    if (!good) {
        return changed();
    }
    out.resize(static_cast<std::size_t>(first) + static_cast<std::size_t>(last));
    return out;
}

} // namespace

Result<BlobKeys> deriveKeys(std::string_view passphrase, std::string identifier, std::int64_t version)
{
    std::array<std::uint8_t, 80> material{};
    const bool derived =
        !passphrase.empty() &&
        PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()),
                          reinterpret_cast<const unsigned char*>(salt.data()), static_cast<int>(salt.size()), rounds,
                          EVP_sha1(), static_cast<int>(material.size()), material.data()) == 1;
    if (!derived) {
        return makeError(ErrorKind::InvalidInput, "a passphrase no key can be made of", "nexo");
    }
    BlobKeys keys;
    keys.identifier = std::move(identifier);
    keys.version = version;
    std::copy_n(material.begin(), 32, keys.hmac.begin());
    std::copy_n(material.begin() + 32, 32, keys.aes.begin());
    std::copy_n(material.begin() + 64, 16, keys.iv.begin());
    OPENSSL_cleanse(material.data(), material.size());
    return keys;
}

Result<SealedBlob> seal(const BlobKeys& keys, std::string_view plain, const Nonce& nonce)
{
    const Bytes blob = TRY(turn(keys, nonce, view(plain), true));
    return SealedBlob{toBase64(blob), toBase64(hmacOf(keys, plain)), toBase64(nonce), keys.identifier, keys.version};
}

Result<std::string> unseal(const BlobKeys& keys, const SealedBlob& sealed)
{
    if (sealed.keyIdentifier != keys.identifier || sealed.keyVersion != keys.version) {
        return changed();
    }
    const auto blob = fromBase64(sealed.blob);
    const auto hmac = fromBase64(sealed.hmac);
    const auto given = fromBase64(sealed.nonce);
    Nonce nonce{};
    if (!blob || !hmac || !given || given->size() != nonce.size() || hmac->size() != Hash{}.size() || blob->empty()) {
        return changed();
    }
    std::copy(given->begin(), given->end(), nonce.begin());
    const Bytes plain = TRY(turn(keys, nonce, *blob, false));
    const Hash ours = hmacOf(keys, text(plain));
    if (CRYPTO_memcmp(ours.data(), hmac->data(), ours.size()) != 0) {
        return changed();
    }
    return std::string(text(plain));
}

} // namespace pishkhan::payment::nexo
