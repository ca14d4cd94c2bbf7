// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/tlog_proof.h"

#include <algorithm>

#include "sync/tlog/note_text.h"
#include "sync/tlog/proof.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::tlog {
namespace {

constexpr std::string_view firstLine = "c2sp.org/tlog-proof@v1";
constexpr std::size_t maxProofText = 512U << 10U;
constexpr std::size_t maxPath = 63; ///< a tree of 2^63 leaves

Error malformed(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "tlog");
}

Result<std::string_view> takeLine(std::string_view& text)
{
    const auto end = text.find('\n');
    if (end == std::string_view::npos) {
        return malformed("the proof is cut off");
    }
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

Result<Hash> hashOf(std::string_view line)
{
    const auto bytes = fromBase64(line);
    Hash out{};
    if (!bytes || bytes->size() != out.size()) {
        return malformed("a proof line is not base64 of 32 bytes");
    }
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return out;
}

} // namespace

std::string formatTlogProof(const TlogProof& proof)
{
    std::string out = std::string(firstLine) + "\n";
    if (!proof.extra.empty()) {
        out += "extra " + toBase64(proof.extra) + "\n";
    }
    out += "index " + std::to_string(proof.index) + "\n";
    for (const Hash& hash : proof.path) {
        out += toBase64(hash) + "\n";
    }
    return out + "\n" + proof.checkpoint;
}

Result<TlogProof> parseTlogProof(std::string_view text)
{
    TlogProof out;
    if (text.size() > maxProofText) {
        return malformed("the proof is too long");
    }
    if (TRY(takeLine(text)) != firstLine) {
        return malformed("not a tlog-proof file");
    }
    std::string_view line = TRY(takeLine(text));
    if (line.starts_with("extra ")) {
        out.extra = TRY(fromBase64(line.substr(6)));
        line = TRY(takeLine(text));
        if (out.extra.empty()) {
            return malformed("an extra line is empty");
        }
    }
    if (!line.starts_with("index ")) {
        return malformed("the proof has no index");
    }
    out.index = TRY(parseDecimal(line.substr(6)));
    for (line = TRY(takeLine(text)); !line.empty(); line = TRY(takeLine(text))) {
        out.path.push_back(TRY(hashOf(line)));
        if (out.path.size() > maxPath) {
            return malformed("the path is too long");
        }
    }
    TRY(parseNote(text));
    out.checkpoint = text;
    return out;
}

Result<OpenedCheckpoint> verifyTlogProof(const TlogProof& proof, ByteView leafData, const VerifierKey& log,
                                         std::span<const VerifierKey> witnesses)
{
    OpenedCheckpoint opened = TRY(openCheckpoint(proof.checkpoint, log, witnesses));
    TRY(verifyInclusion(crypto::leafHash(leafData), proof.index, opened.checkpoint.size, proof.path,
                        opened.checkpoint.root));
    return opened;
}

} // namespace pishkhan::tlog
