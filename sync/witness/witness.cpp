// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/witness/witness.h"

#include <algorithm>
#include <filesystem>

#include "sync/tlog/proof.h"
#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::witness {
namespace {

constexpr std::size_t mostLogs = 64;
constexpr std::size_t mostEvidence = 1000; ///< of one log; a flood must not fill the disk
constexpr std::size_t longestFile = 1U << 20U;

Error refused(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "witness");
}

WitnessAnswer refusal(int status, const std::string& why)
{
    return {status, why + "\n", "text/plain; charset=utf-8", why};
}

WitnessAnswer conflict(std::uint64_t size, const std::string& why)
{
    return {409, std::to_string(size) + "\n", "text/x.tlog.size", why};
}

std::string originDigest(const std::string& origin)
{
    return toHex(crypto::sha256(view(origin)));
}

Result<std::string> readText(const std::string& path)
{
    const Bytes bytes = TRY(readFile(path, longestFile));
    std::string out(text(bytes));
    out.erase(out.find_last_not_of('\n') + 1);
    return out;
}

/// One vkey a line. An absent file trusts nobody.
Result<std::vector<tlog::VerifierKey>> readTrusted(const std::string& folder)
{
    std::vector<tlog::VerifierKey> out;
    const std::string path = folder + "/logs";
    if (!fileExists(path)) {
        return out;
    }
    const std::string lines = TRY(readText(path));
    std::string_view rest = lines;
    while (!rest.empty() && out.size() < mostLogs) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        out.push_back(TRY(tlog::parseVkey(rest.substr(0, end))));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

} // namespace

Result<std::string> Witness::create(const std::string& folder, const std::string& name)
{
    if (fileExists(folder + "/witness.key")) {
        return refused(ErrorKind::Refused, "there is a witness in " + folder + " already");
    }
    TRY(makeFolder(folder));
    const crypto::Ed25519Key key = TRY(crypto::Ed25519Key::generate());
    const auto vkey = TRY(tlog::makeVerifierKey(name, tlog::KeyType::Cosignature, key.publicKey()));
    TRY(writeFileDurably(folder + "/name", view(name + "\n"), FileAccess::Readable));
    TRY(key.save(folder + "/witness.key"));
    return tlog::formatVkey(vkey);
}

Status Witness::trust(const std::string& folder, const std::string& vkey)
{
    const tlog::VerifierKey added = TRY(tlog::parseVkey(vkey));
    if (added.type != static_cast<std::uint8_t>(tlog::KeyType::Ed25519)) {
        return refused(ErrorKind::InvalidInput, "this is not the key of a log");
    }
    auto known = TRY(readTrusted(folder));
    const auto same =
        std::find_if(known.begin(), known.end(), [&](const tlog::VerifierKey& key) { return key.name == added.name; });
    if (same != known.end()) {
        return *same == added ? Status()
                              : Status(refused(ErrorKind::Refused, "another key is trusted for this origin; a log "
                                                                   "that lost its key opens a new origin"));
    }
    known.push_back(added);
    std::string lines;
    for (const tlog::VerifierKey& key : known) {
        lines += tlog::formatVkey(key) + "\n";
    }
    return writeFileDurably(folder + "/logs", view(lines), FileAccess::Readable);
}

Result<std::unique_ptr<Witness>> Witness::open(const std::string& folder)
{
    const std::string name = TRY(readText(folder + "/name"));
    auto key = TRY(crypto::Ed25519Key::load(folder + "/witness.key"));
    std::unique_ptr<Witness> out(new Witness(name, std::move(key)));
    for (const tlog::VerifierKey& vkey : TRY(readTrusted(folder))) {
        Log log{vkey, {}, folder + "/" + originDigest(vkey.name)};
        TRY(makeFolder(log.folder + "/refused"));
        const std::string path = log.folder + "/checkpoint";
        if (fileExists(path)) {
            const Bytes note = TRY(readFile(path, longestFile));
            log.latest = TRY(tlog::openCheckpoint(text(note), vkey, {})).checkpoint;
        }
        out->m_logs.push_back(std::move(log));
    }
    return out;
}

WitnessAnswer Witness::addCheckpoint(std::string_view body, std::uint64_t unixSeconds)
{
    const auto request = parseAddCheckpoint(body);
    if (!request) {
        return refusal(400, request.error().what);
    }
    const auto note = tlog::parseNote(request->checkpoint);
    const auto claimed = note ? tlog::parseCheckpoint(note->text) : Result<tlog::Checkpoint>(note.error());
    if (!claimed) {
        return refusal(400, claimed.error().what);
    }
    const auto log =
        std::find_if(m_logs.begin(), m_logs.end(), [&](const Log& one) { return one.key.name == claimed->origin; });
    if (log == m_logs.end()) {
        return refusal(404, "the origin is unknown");
    }
    const auto opened = tlog::openCheckpoint(request->checkpoint, log->key, {});
    if (!opened) {
        return refusal(403, "the checkpoint does not bear the signature of the log's trusted key");
    }
    WitnessAnswer answer = judge(*log, *request, *opened, unixSeconds);
    if (answer.status == 409 || answer.status == 422) {
        keepEvidence(*log, *request, answer.why);
    }
    return answer;
}

WitnessAnswer Witness::judge(Log& log, const AddCheckpoint& request, const tlog::OpenedCheckpoint& opened,
                             std::uint64_t unixSeconds)
{
    const tlog::Checkpoint& offered = opened.checkpoint;
    const tlog::Checkpoint& latest = log.latest;
    if (request.oldSize > offered.size) {
        return refusal(400, "the old size is greater than the checkpoint's");
    }
    if (request.oldSize != latest.size) {
        return conflict(latest.size, "the old size is not that of the last cosigned checkpoint");
    }
    if (offered.size == latest.size && latest.size > 0) {
        if (offered.root != latest.root) {
            return conflict(latest.size, "FORK: another root at the size that was cosigned");
        }
        return request.proof.empty() ? cosign(log, opened, unixSeconds) : refusal(422, "a proof where none is needed");
    }
    if (latest.size == 0) {
        return request.proof.empty() ? cosign(log, opened, unixSeconds)
                                     : refusal(422, "a proof from nothing proves nothing");
    }
    const Status grows = tlog::verifyConsistency(latest.size, latest.root, offered.size, offered.root, request.proof);
    return grows ? cosign(log, opened, unixSeconds) : refusal(422, "NOT APPEND-ONLY: " + grows.error().what);
}

/// First the disk, then the signature: after a crash the witness may know more than it signed, never less.
WitnessAnswer Witness::cosign(Log& log, const tlog::OpenedCheckpoint& opened, std::uint64_t unixSeconds)
{
    const auto line = tlog::cosignNote(opened.note.text, m_name, m_key, unixSeconds);
    if (!line) {
        return refusal(500, "the witness cannot sign");
    }
    tlog::Note kept = opened.note;
    kept.signatures.push_back(*line);
    const std::string path = log.folder + "/checkpoint";
    if (!writeFileDurably(path, view(tlog::formatNote(kept)), FileAccess::Readable)) {
        return refusal(503, "the witness cannot store");
    }
    log.latest = opened.checkpoint;
    return {200, tlog::formatSignatureLine(*line), "text/plain; charset=utf-8", "cosigned"};
}

/// A checkpoint that the log signed and that may not be: proof against the log, kept for whoever judges it.
void Witness::keepEvidence(const Log& log, const AddCheckpoint& request, const std::string& why) const
{
    const std::string folder = log.folder + "/refused";
    std::error_code failed;
    const auto files = std::filesystem::directory_iterator(folder, failed);
    const auto count = static_cast<std::size_t>(std::distance(begin(files), end(files)));
    const std::string path = folder + "/" + toHex(crypto::sha256(view(request.checkpoint)));
    if (!failed && count < mostEvidence && !fileExists(path)) {
        const std::string content = why + "\n" + formatAddCheckpoint(request);
        static_cast<void>(writeFileDurably(path, view(content), FileAccess::Readable).has_value()); // best effort
    }
}

WitnessAnswer Witness::latest(std::string_view digest) const
{
    for (const Log& log : m_logs) {
        if (log.latest.size > 0 && originDigest(log.key.name) == digest) {
            const auto note = readFile(log.folder + "/checkpoint", longestFile);
            return note ? WitnessAnswer{200, std::string(text(*note)), "text/plain; charset=utf-8", ""}
                        : refusal(503, "the checkpoint cannot be read");
        }
    }
    return refusal(404, "no such log");
}

std::string Witness::vkey() const
{
    const auto key = tlog::makeVerifierKey(m_name, tlog::KeyType::Cosignature, m_key.publicKey());
    return key ? tlog::formatVkey(*key) : std::string();
}

} // namespace pishkhan::witness
