// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/note.h"

#include <algorithm>

#include "sync/tlog/note_text.h"

namespace pishkhan::tlog {
namespace {

constexpr std::string_view lineStart = "\xe2\x80\x94 "; // an em dash and a space
constexpr std::size_t maxNote = 256U << 10U;
constexpr std::size_t maxSignatures = 128;
constexpr std::size_t cosignatureSize = 8 + 64;

Error malformed(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "tlog");
}

std::uint32_t bigEndian32(ByteView bytes)
{
    std::uint32_t value = 0;
    for (const std::uint8_t byte : bytes.first(4)) {
        value = (value << 8U) | byte;
    }
    return value;
}

Result<NoteSignature> parseSignatureLine(std::string_view line)
{
    if (!line.starts_with(lineStart)) {
        return malformed("a signature line does not start with a dash");
    }
    line.remove_prefix(lineStart.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos || !isKeyName(line.substr(0, space))) {
        return malformed("a signature line has no valid key name");
    }
    const auto bytes = fromBase64(line.substr(space + 1));
    if (!bytes || bytes->size() <= 4) {
        return malformed("a signature is not base64 of an id and a signature");
    }
    NoteSignature out;
    out.name = line.substr(0, space);
    out.id = bigEndian32(*bytes);
    out.bytes.assign(bytes->begin() + 4, bytes->end());
    return out;
}

std::string cosignedText(std::string_view text, std::uint64_t unixSeconds)
{
    return "cosignature/v1\ntime " + std::to_string(unixSeconds) + "\n" + std::string(text);
}

crypto::Signature signatureOf(ByteView bytes)
{
    crypto::Signature out{};
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

/// Nothing when the signature is wrong.
std::optional<VerifiedSignature> checkOne(const Note& note, const NoteSignature& signature, const VerifierKey& key)
{
    crypto::Ed25519Public publicKey{};
    const bool cosigned = key.type == static_cast<std::uint8_t>(KeyType::Cosignature);
    if (key.publicKey.size() != publicKey.size() || signature.bytes.size() != (cosigned ? cosignatureSize : 64)) {
        return std::nullopt;
    }
    std::copy(key.publicKey.begin(), key.publicKey.end(), publicKey.begin());
    VerifiedSignature out{key.name, key.type, 0};
    ByteView raw = signature.bytes;
    std::string text = note.text;
    if (cosigned) {
        out.cosignedAt = (std::uint64_t{bigEndian32(raw)} << 32U) | bigEndian32(raw.subspan(4));
        raw = raw.subspan(8);
        text = cosignedText(note.text, out.cosignedAt);
    } else if (key.type != static_cast<std::uint8_t>(KeyType::Ed25519)) {
        return std::nullopt;
    }
    if (!crypto::verifyEd25519(publicKey, view(text), signatureOf(raw))) {
        return std::nullopt;
    }
    return out;
}

} // namespace

Result<Note> parseNote(std::string_view bytes)
{
    if (bytes.size() > maxNote || !isNoteText(bytes)) {
        return malformed("the note is too long or not plain UTF-8 text");
    }
    const auto empty = bytes.rfind("\n\n");
    if (empty == std::string_view::npos || !bytes.ends_with('\n')) {
        return malformed("the note has no signatures");
    }
    Note note;
    note.text = bytes.substr(0, empty + 1);
    for (std::string_view rest = bytes.substr(empty + 2); !rest.empty();) {
        const auto end = rest.find('\n');
        note.signatures.push_back(TRY(parseSignatureLine(rest.substr(0, end))));
        rest.remove_prefix(end + 1);
        if (note.signatures.size() > maxSignatures) {
            return malformed("the note has too many signatures");
        }
    }
    if (note.signatures.empty()) {
        return malformed("the note has no signatures");
    }
    return note;
}

std::string formatSignatureLine(const NoteSignature& signature)
{
    Bytes bytes;
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(signature.id >> static_cast<unsigned>(shift)));
    }
    append(bytes, signature.bytes);
    return std::string(lineStart) + signature.name + " " + toBase64(bytes) + "\n";
}

std::string formatNote(const Note& note)
{
    std::string out = note.text + "\n";
    for (const NoteSignature& signature : note.signatures) {
        out += formatSignatureLine(signature);
    }
    return out;
}

Result<NoteSignature> signNote(std::string_view text, const std::string& name, const crypto::Ed25519Key& key)
{
    const VerifierKey own = TRY(makeVerifierKey(name, KeyType::Ed25519, key.publicKey()));
    const crypto::Signature signature = TRY(key.sign(view(text)));
    return NoteSignature{name, own.id, toBytes(signature)};
}

Result<NoteSignature> cosignNote(std::string_view text, const std::string& name, const crypto::Ed25519Key& key,
                                 std::uint64_t unixSeconds)
{
    const VerifierKey own = TRY(makeVerifierKey(name, KeyType::Cosignature, key.publicKey()));
    const crypto::Signature signature = TRY(key.sign(view(cosignedText(text, unixSeconds))));
    NoteSignature out{name, own.id, {}};
    for (int shift = 56; shift >= 0; shift -= 8) {
        out.bytes.push_back(static_cast<std::uint8_t>(unixSeconds >> static_cast<unsigned>(shift)));
    }
    append(out.bytes, signature);
    return out;
}

Result<std::vector<VerifiedSignature>> verifyNote(const Note& note, std::span<const VerifierKey> known)
{
    std::vector<VerifiedSignature> verified;
    for (const NoteSignature& signature : note.signatures) {
        const auto key = std::find_if(known.begin(), known.end(), [&](const VerifierKey& candidate) {
            return candidate.name == signature.name && candidate.id == signature.id;
        });
        if (key == known.end()) {
            continue;
        }
        const auto good = checkOne(note, signature, *key);
        if (!good) {
            return makeError(ErrorKind::Integrity, "the signature of " + key->name + " is wrong", "tlog");
        }
        const bool seen = std::any_of(verified.begin(), verified.end(), [&](const VerifiedSignature& other) {
            return other.name == good->name && other.type == good->type;
        });
        if (!seen) {
            verified.push_back(*good);
        }
    }
    if (verified.empty()) {
        return makeError(ErrorKind::Integrity, "no known key signed this note", "tlog");
    }
    return verified;
}

} // namespace pishkhan::tlog
