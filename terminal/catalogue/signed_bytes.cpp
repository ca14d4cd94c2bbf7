// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/catalogue/signed_bytes.h"

#include <algorithm>

#include "terminal/crypto/ecdsa_key.h"

namespace pishkhan::catalogue {

namespace {

Bytes signedMessage(std::string_view context, ByteView bytes)
{
    Bytes message = toBytes(context);
    message.push_back(0);
    append(message, bytes);
    return message;
}

Error broken(const char* why)
{
    return makeError(ErrorKind::Integrity, why, "catalogue");
}

} // namespace

Result<std::string> signBytes(std::string_view context, ByteView bytes, const crypto::Signer& signer)
{
    const crypto::Signature signature = TRY(signer.sign(signedMessage(context, bytes)));
    return toBase64(signature);
}

Status checkSignature(std::string_view context, ByteView bytes, std::string_view signature,
                      std::string_view publicKeyPem)
{
    while (!signature.empty() && (signature.back() == '\n' || signature.back() == '\r')) {
        signature.remove_suffix(1);
    }
    const auto raw = fromBase64(signature);
    crypto::Signature parsed{};
    if (!raw || raw->size() != parsed.size()) {
        return broken("the signature is not 64 bytes of base64");
    }
    std::copy(raw->begin(), raw->end(), parsed.begin());
    const auto key = crypto::EcdsaPublicKey::fromPem(publicKeyPem);
    if (!key) {
        return broken("the publisher's key cannot be read");
    }
    if (!key->verify(signedMessage(context, bytes), parsed)) {
        return broken("the signature does not hold");
    }
    return {};
}

} // namespace pishkhan::catalogue
