// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/note.h"
#include "sync/tlog/note_text.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::tlog {
namespace {

std::uint32_t keyId(std::string_view name, std::uint8_t type, ByteView publicKey)
{
    const Hash digest = crypto::Sha256().add(name).add(std::uint8_t{0x0a}).add(type).add(publicKey).finish();
    return (std::uint32_t{digest[0]} << 24U) | (std::uint32_t{digest[1]} << 16U) | (std::uint32_t{digest[2]} << 8U) |
           digest[3];
}

std::string hexOf(std::uint32_t id)
{
    const std::array<std::uint8_t, 4> bytes = {static_cast<std::uint8_t>(id >> 24U),
                                               static_cast<std::uint8_t>(id >> 16U),
                                               static_cast<std::uint8_t>(id >> 8U), static_cast<std::uint8_t>(id)};
    return toHex(bytes);
}

Error malformed(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "tlog");
}

} // namespace

Result<VerifierKey> makeVerifierKey(std::string name, KeyType type, const crypto::Ed25519Public& key)
{
    if (!isKeyName(name)) {
        return makeError(ErrorKind::InvalidInput, "a key name has no spaces and no '+'", "tlog");
    }
    VerifierKey out{std::move(name), 0, static_cast<std::uint8_t>(type), toBytes(key)};
    out.id = keyId(out.name, out.type, out.publicKey);
    return out;
}

Result<VerifierKey> parseVkey(std::string_view text)
{
    const auto first = text.find('+'); // the base64 part may hold '+' too: only the first two split
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos || second - first != 9 || text.size() > 4096) {
        return malformed("a vkey has the form name+8hex+base64");
    }
    VerifierKey key;
    key.name = text.substr(0, first);
    const auto bytes = fromBase64(text.substr(second + 1));
    if (!isKeyName(key.name) || !bytes || bytes->size() < 2) {
        return malformed("a vkey has the form name+8hex+base64");
    }
    key.type = bytes->front();
    key.publicKey.assign(bytes->begin() + 1, bytes->end());
    key.id = keyId(key.name, key.type, key.publicKey);
    if (hexOf(key.id) != text.substr(first + 1, 8)) {
        return malformed("the id in the vkey is not its key's");
    }
    const bool isEd25519 = key.type == static_cast<std::uint8_t>(KeyType::Ed25519) ||
                           key.type == static_cast<std::uint8_t>(KeyType::Cosignature);
    if (isEd25519 && key.publicKey.size() != 32) {
        return malformed("an Ed25519 key has 32 bytes");
    }
    return key;
}

std::string formatVkey(const VerifierKey& key)
{
    Bytes bytes{key.type};
    append(bytes, key.publicKey);
    return key.name + "+" + hexOf(key.id) + "+" + toBase64(bytes);
}

} // namespace pishkhan::tlog
