// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/checkpoint.h"

#include <algorithm>

#include "sync/tlog/note_text.h"

namespace pishkhan::tlog {
namespace {

/// The next line without its newline; empty optional when none is left.
std::optional<std::string_view> takeLine(std::string_view& text)
{
    const auto end = text.find('\n');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

} // namespace

std::string formatCheckpoint(const Checkpoint& checkpoint)
{
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + toBase64(checkpoint.root) + "\n";
}

Result<Checkpoint> parseCheckpoint(std::string_view text)
{
    const auto origin = takeLine(text);
    const auto size = takeLine(text);
    const auto root = takeLine(text);
    if (!origin || !size || !root || !isKeyName(*origin)) {
        return makeError(ErrorKind::Protocol, "a checkpoint has origin, size and root", "tlog");
    }
    Checkpoint out;
    out.origin = *origin;
    out.size = TRY(parseDecimal(*size));
    const auto bytes = fromBase64(*root);
    if (!bytes || bytes->size() != out.root.size()) {
        return makeError(ErrorKind::Protocol, "a checkpoint's root is base64 of 32 bytes", "tlog");
    }
    std::copy(bytes->begin(), bytes->end(), out.root.begin());
    while (!text.empty()) {
        const auto extension = takeLine(text);
        if (!extension || extension->empty()) {
            return makeError(ErrorKind::Protocol, "a checkpoint's extension line is empty", "tlog");
        }
    }
    return out;
}

Result<std::string> signCheckpoint(const Checkpoint& checkpoint, const crypto::Ed25519Key& key)
{
    Note note{formatCheckpoint(checkpoint), {}};
    note.signatures.push_back(TRY(signNote(note.text, checkpoint.origin, key)));
    return formatNote(note);
}

Result<OpenedCheckpoint> openCheckpoint(std::string_view bytes, const VerifierKey& log,
                                        std::span<const VerifierKey> witnesses)
{
    OpenedCheckpoint out;
    out.note = TRY(parseNote(bytes));
    out.checkpoint = TRY(parseCheckpoint(out.note.text));
    if (out.checkpoint.origin != log.name) {
        return makeError(ErrorKind::Integrity, "the checkpoint is of another log (origin)", "tlog");
    }
    std::vector<VerifierKey> known(witnesses.begin(), witnesses.end());
    known.push_back(log);
    out.signatures = TRY(verifyNote(out.note, known));
    const bool byLog = std::any_of(out.signatures.begin(), out.signatures.end(), [&](const VerifiedSignature& s) {
        return s.name == log.name && s.type == log.type;
    });
    if (!byLog) {
        return makeError(ErrorKind::Integrity, "the log itself did not sign the checkpoint", "tlog");
    }
    return out;
}

} // namespace pishkhan::tlog
