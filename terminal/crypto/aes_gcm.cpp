// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/aes_gcm.h"

#include "terminal/crypto/digest.h"
#include "terminal/crypto/openssl_handles.h"

namespace pishkhan::crypto {
namespace {
constexpr std::size_t nonceSize = 12;
constexpr int tagSize = 16;
} // namespace

Result<SymmetricKey> makeSymmetricKey()
{
    SymmetricKey key{};
    TRY(fillRandom(key));
    return key;
}

Result<Bytes> seal(const SymmetricKey& key, ByteView plain, ByteView associated)
{
    Bytes out(plain.size() + sealOverhead);
    TRY(fillRandom(std::span(out).first(nonceSize)));
    const CipherHandle cipher(EVP_CIPHER_CTX_new());
    std::uint8_t* body = out.data() + nonceSize;
    int n = 0;
    const bool done =
        cipher && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), out.data()) == 1 &&
        EVP_EncryptUpdate(cipher.get(), nullptr, &n, associated.data(), static_cast<int>(associated.size())) == 1 &&
        EVP_EncryptUpdate(cipher.get(), body, &n, plain.data(), static_cast<int>(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), body + n, &n) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, body + plain.size()) == 1;
    if (!done) {
        return opensslError(ErrorKind::Storage, "cannot seal");
    }
    return out;
}

Result<Bytes> unseal(const SymmetricKey& key, ByteView sealed, ByteView associated)
{
    if (sealed.size() < sealOverhead) {
        return makeError(ErrorKind::Integrity, "sealed bytes are too short", "crypto");
    }
    const ByteView body = sealed.subspan(nonceSize, sealed.size() - sealOverhead);
    Bytes tag = toBytes(sealed.last(tagSize));
    Bytes out(body.size());
    const CipherHandle cipher(EVP_CIPHER_CTX_new());
    int n = 0;
    const bool done =
        cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), sealed.data()) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &n, associated.data(), static_cast<int>(associated.size())) == 1 &&
        EVP_DecryptUpdate(cipher.get(), out.data(), &n, body.data(), static_cast<int>(body.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), out.data() + n, &n) == 1;
    if (!done) {
        return opensslError(ErrorKind::Integrity, "sealed bytes do not open with this key");
    }
    return out;
}

} // namespace pishkhan::crypto
