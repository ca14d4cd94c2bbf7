// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/nexo_terminal/nexo_seal.h"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "terminal/base/bytes.h"

namespace pishkhan::emulators::nexo {
namespace {

using Json = nlohmann::ordered_json;

const unsigned char* raw(const std::string& text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* raw(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

std::string hmacOf(const SealKeys& keys, const std::string& plain)
{
    std::string out(32, '\0');
    std::size_t size = out.size();
    EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, keys.hmac.data(), keys.hmac.size(), raw(plain), plain.size(),
              raw(out), out.size(), &size);
    return out;
}

/// The start of the first block: IV and nonce, bit by bit.
std::string startOf(const SealKeys& keys, const std::string& nonce)
{
    std::string out = keys.iv;
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = static_cast<char>(out[i] ^ nonce[i]);
    }
    return out;
}

std::optional<std::string> crypt(const SealKeys& keys, const std::string& nonce, const std::string& in, int encrypt)
{
    EVP_CIPHER_CTX* const context = EVP_CIPHER_CTX_new();
    const std::string start = startOf(keys, nonce);
    std::string out(in.size() + 32, '\0');
    int first = 0;
    int last = 0;
    const bool good =
        EVP_CipherInit_ex2(context, EVP_aes_256_cbc(), raw(keys.aes), raw(start), encrypt, nullptr) == 1 &&
        EVP_CipherUpdate(context, raw(out), &first, raw(in), static_cast<int>(in.size())) == 1 &&
        EVP_CipherFinal_ex(context, raw(out) + first, &last) == 1;
    EVP_CIPHER_CTX_free(context);
    out.resize(static_cast<std::size_t>(good ? first + last : 0));
    return good ? std::optional(out) : std::nullopt;
}

std::string bytesOf(const Json& object, const char* name)
{
    const auto found = object.find(name);
    const auto decoded =
        found != object.end() && found->is_string() ? fromBase64(found->get<std::string>()) : Result<Bytes>(Bytes());
    return decoded ? std::string(text(*decoded)) : std::string();
}

} // namespace

SealKeys sealKeysFor(const std::string& passphrase)
{
    constexpr std::string_view salt = "AdyenNexoV1Salt";
    std::string material(80, '\0');
    PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()),
                      reinterpret_cast<const unsigned char*>(salt.data()), static_cast<int>(salt.size()), 4000,
                      EVP_sha1(), 80, raw(material));
    SealKeys keys;
    keys.hmac = material.substr(0, 32);
    keys.aes = material.substr(32, 32);
    keys.iv = material.substr(64, 16);
    return keys;
}

std::optional<std::string> unsealed(const SealKeys& keys, const std::string& body)
{
    const Json whole = Json::parse(body, nullptr, false);
    if (!whole.is_object() || !whole.contains("SaleToPOIRequest")) {
        return std::nullopt;
    }
    const Json& message = whole["SaleToPOIRequest"];
    if (!message.is_object() || !message.contains("SecurityTrailer") || !message["SecurityTrailer"].is_object()) {
        return std::nullopt;
    }
    const Json& trailer = message["SecurityTrailer"];
    const std::string nonce = bytesOf(trailer, "Nonce");
    const auto plain = nonce.size() == 16 ? crypt(keys, nonce, bytesOf(message, "NexoBlob"), 0) : std::nullopt;
    return plain && hmacOf(keys, *plain) == bytesOf(trailer, "Hmac") ? plain : std::nullopt;
}

std::string sealed(const SealKeys& keys, const std::string& plain, Flaw flaw)
{
    const Json whole = Json::parse(plain, nullptr, false);
    std::string nonce(16, '\0');
    RAND_bytes(raw(nonce), 16);
    std::string hmac = hmacOf(keys, plain);
    hmac[0] = flaw == Flaw::WrongHmac ? static_cast<char>(hmac[0] ^ 1) : hmac[0];
    const std::string name = whole.begin().key();
    Json header = whole[name]["MessageHeader"];
    if (flaw == Flaw::OtherHeader) {
        header["ServiceID"] = "X000000001";
    }
    const std::string blob = crypt(keys, nonce, plain, 1).value_or("");
    return Json{{name,
                 {{"MessageHeader", header},
                  {"NexoBlob", toBase64(view(blob))},
                  {"SecurityTrailer",
                   {{"AdyenCryptoVersion", 1},
                    {"Hmac", toBase64(view(hmac))},
                    {"KeyIdentifier", keys.identifier},
                    {"KeyVersion", keys.version},
                    {"Nonce", toBase64(view(nonce))}}}}}}
        .dump();
}

} // namespace pishkhan::emulators::nexo
