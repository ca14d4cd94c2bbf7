// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/private_key_file.h"

#include <openssl/pem.h>

#include "terminal/base/files.h"
#include "terminal/base/private_file.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/openssl_handles.h"

namespace pishkhan::crypto {
namespace {

constexpr std::size_t maxPem = 65536;

} // namespace

Result<PrivateKey> privateKeyFromPem(std::string_view pem)
{
    const BioHandle bio = bioOver(pem.substr(0, maxPem));
    PrivateKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr), EVP_PKEY_free);
    if (!key) {
        return opensslError(ErrorKind::InvalidInput, "not an unencrypted PEM private key");
    }
    return key;
}

Result<PrivateKey> loadPrivateKey(const std::string& path)
{
    Bytes pem = TRY(readPrivateFile(path, maxPem));
    auto key = privateKeyFromPem(text(pem));
    wipe(pem);
    return key;
}

Status savePrivateKey(const evp_pkey_st* key, const std::string& path)
{
    const BioHandle bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        return opensslError(ErrorKind::Denied, "the private key cannot be written");
    }
    std::string pem = textOf(bio.get());
    Status written = writeFileDurably(path, view(pem), FileAccess::Private);
    wipe({reinterpret_cast<std::uint8_t*>(pem.data()), pem.size()});
    return written;
}

} // namespace pishkhan::crypto
