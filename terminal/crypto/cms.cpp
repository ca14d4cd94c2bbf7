// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/cms.h"

#include <openssl/cms.h>
#include <openssl/pem.h>

#include "terminal/crypto/openssl_handles.h"

namespace pishkhan::crypto {
namespace {

constexpr std::size_t longestMessage = 64U << 10U;

using CmsHandle = std::unique_ptr<CMS_ContentInfo, FreeWith<CMS_ContentInfo_free>>;
using X509Handle = std::unique_ptr<X509, FreeWith<X509_free>>;

void freeStack(STACK_OF(X509) * stack)
{
    sk_X509_free(stack); // the certificates in it belong to their handles
}
using StackHandle = std::unique_ptr<STACK_OF(X509), FreeWith<freeStack>>;

Result<X509Handle> certificateOf(std::string_view pem)
{
    const BioHandle bio = bioOver(pem);
    X509Handle out(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
    if (!out) {
        return opensslError(ErrorKind::InvalidInput, "not a PEM certificate");
    }
    return out;
}

} // namespace

Result<Bytes> sealToCertificate(std::string_view certificatePem, ByteView plain)
{
    const X509Handle recipient = TRY(certificateOf(certificatePem));
    const StackHandle recipients(sk_X509_new_null());
    if (!recipients || sk_X509_push(recipients.get(), recipient.get()) == 0) {
        return opensslError(ErrorKind::Storage, "no memory for a recipient");
    }
    const BioHandle in = bioOver(text(plain));
    const CmsHandle cms(CMS_encrypt(recipients.get(), in.get(), EVP_aes_256_gcm(), CMS_BINARY));
    if (!cms) {
        return opensslError(ErrorKind::InvalidInput, "cannot seal to this certificate");
    }
    unsigned char* out = nullptr;
    const int length = i2d_CMS_ContentInfo(cms.get(), &out);
    if (length <= 0) {
        return opensslError(ErrorKind::Storage, "cannot encode a sealed message");
    }
    Bytes bytes(out, out + length);
    OPENSSL_free(out);
    return bytes;
}

Result<Bytes> openWithKey(ByteView message, std::string_view certificatePem, std::string_view privateKeyPem)
{
    if (message.size() > longestMessage) {
        return makeError(ErrorKind::InvalidInput, "the sealed message is too long", "crypto");
    }
    const X509Handle certificate = TRY(certificateOf(certificatePem));
    const BioHandle keyText = bioOver(privateKeyPem);
    const KeyHandle key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, noPassphrase, nullptr));
    const unsigned char* at = message.data();
    const CmsHandle cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(message.size())));
    if (!key || !cms || at != message.data() + message.size()) {
        return opensslError(ErrorKind::InvalidInput, "not a private key, or not a CMS message");
    }
    if (CMS_decrypt_set1_pkey(cms.get(), key.get(), certificate.get()) != 1) {
        return opensslError(ErrorKind::Denied, "the message is not sealed to this certificate");
    }
    const BioHandle out(BIO_new(BIO_s_mem()));
    if (!out || CMS_decrypt(cms.get(), nullptr, nullptr, nullptr, out.get(), CMS_BINARY) != 1) {
        return opensslError(ErrorKind::Integrity, "the sealed message was changed");
    }
    return toBytes(textOf(out.get()));
}

} // namespace pishkhan::crypto
