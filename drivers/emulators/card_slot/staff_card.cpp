// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_slot/staff_card.h"

#include <cstdio>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace pishkhan::emulators {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Error unusable(const std::string& path)
{
    return makeError(ErrorKind::Unsupported, path + " cannot be used as a card", "staff-card");
}

Result<Bytes> certificateOf(const std::string& path)
{
    const File file(std::fopen(path.c_str(), "r"));
    X509* read = file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr;
    if (read == nullptr) {
        return unusable(path);
    }
    unsigned char* out = nullptr;
    const int length = i2d_X509(read, &out);
    Bytes der(out, out + (length > 0 ? length : 0));
    OPENSSL_free(out);
    X509_free(read);
    return der;
}

Result<std::shared_ptr<EVP_PKEY>> keyOf(const std::string& path)
{
    const File file(std::fopen(path.c_str(), "r"));
    std::shared_ptr<EVP_PKEY> key(file ? PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr,
                                  EVP_PKEY_free);
    return key ? Result<std::shared_ptr<EVP_PKEY>>(std::move(key)) : unusable(path);
}

/// An EC key signs the digest as it stands.
Bytes signDigest(EVP_PKEY* key, ByteView digest)
{
    Bytes out(256);
    std::size_t length = out.size();
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(key, nullptr);
    const bool done = context != nullptr && EVP_PKEY_sign_init(context) == 1 &&
                      EVP_PKEY_sign(context, out.data(), &length, digest.data(), digest.size()) == 1;
    EVP_PKEY_CTX_free(context);
    out.resize(done ? length : 0);
    return out;
}

} // namespace

Result<std::unique_ptr<PivApplet>> openStaffCard(const std::string& folder, const std::string& name,
                                                 const std::string& pin)
{
    auto certificate = TRY(certificateOf(folder + "/" + name + ".pem"));
    const auto key = TRY(keyOf(folder + "/" + name + ".key"));
    auto applet = std::make_unique<PivApplet>(std::map<std::string, Bytes>{{"9a", std::move(certificate)}});
    applet->setKey(pin, [key](ByteView digest) { return signDigest(key.get(), digest); });
    return applet;
}

} // namespace pishkhan::emulators
