// SPDX-License-Identifier: GPL-3.0-or-later
/// C2SP signed notes: a text with signature lines, verifier keys, and the two Ed25519 kinds a log and a witness use.
/// Follows oversight.md 4.2 and 4.3 (cosignature). Called by checkpoint, policy, hub and verify.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "terminal/crypto/ed25519_key.h"

namespace pishkhan::tlog {

/// C2SP's signature types; a byte of another value is kept but cannot be verified here.
enum class KeyType : std::uint8_t { Ed25519 = 0x01, Cosignature = 0x04 };

struct VerifierKey {
    std::string name;
    std::uint32_t id = 0;
    std::uint8_t type = 0;
    Bytes publicKey;
    bool operator==(const VerifierKey&) const = default;
};

/// name+hexid+base64(type || key). Errors: Protocol (bad form, or the id is not the key's).
Result<VerifierKey> parseVkey(std::string_view text);
std::string formatVkey(const VerifierKey& key);
/// Errors: InvalidInput for a name that notes cannot carry.
Result<VerifierKey> makeVerifierKey(std::string name, KeyType type, const crypto::Ed25519Public& key);

struct NoteSignature {
    std::string name;
    std::uint32_t id = 0;
    Bytes bytes; ///< after the key id
};

struct Note {
    std::string text; ///< ends with a newline
    std::vector<NoteSignature> signatures;
};

Result<Note> parseNote(std::string_view bytes); ///< strict and bounded. Errors: Protocol.
std::string formatNote(const Note& note);
std::string formatSignatureLine(const NoteSignature& signature);

/// Sign the text as the log itself (type 0x01).
Result<NoteSignature> signNote(std::string_view text, const std::string& name, const crypto::Ed25519Key& key);
/// Cosign it as a witness (type 0x04).
Result<NoteSignature> cosignNote(std::string_view text, const std::string& name, const crypto::Ed25519Key& key,
                                 std::uint64_t unixSeconds);

/// A key of the verifier that signed the note.
struct VerifiedSignature {
    std::string name;
    std::uint8_t type = 0;
    std::uint64_t cosignedAt = 0; ///< POSIX seconds, 0 for type 0x01
};

/// Which of `known` signed the note, each once. Unknown signatures are ignored; a wrong signature of a known key and a
/// note signed by none of them are errors (Integrity).
Result<std::vector<VerifiedSignature>> verifyNote(const Note& note, std::span<const VerifierKey> known);

} // namespace pishkhan::tlog
