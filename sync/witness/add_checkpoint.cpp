// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/witness/add_checkpoint.h"

#include <algorithm>
#include <optional>

#include "sync/tlog/note_text.h"

namespace pishkhan::witness {
namespace {

constexpr std::size_t mostHashes = 63;

Error malformed(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "witness");
}

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

std::string formatAddCheckpoint(const AddCheckpoint& request)
{
    std::string out = "old " + std::to_string(request.oldSize) + "\n";
    for (const Hash& hash : request.proof) {
        out += toBase64(hash) + "\n";
    }
    return out + "\n" + request.checkpoint;
}

Result<AddCheckpoint> parseAddCheckpoint(std::string_view body)
{
    if (body.size() > longestBody) {
        return malformed("the request is too long");
    }
    AddCheckpoint out;
    auto line = takeLine(body);
    if (!line || !line->starts_with("old ")) {
        return malformed("the request has no old size");
    }
    out.oldSize = TRY(tlog::parseDecimal(line->substr(4)));
    for (line = takeLine(body); line && !line->empty(); line = takeLine(body)) {
        const auto bytes = fromBase64(*line);
        Hash hash{};
        if (!bytes || bytes->size() != hash.size() || out.proof.size() == mostHashes) {
            return malformed("a proof line is not base64 of 32 bytes, or there are too many");
        }
        std::copy(bytes->begin(), bytes->end(), hash.begin());
        out.proof.push_back(hash);
    }
    if (!line) {
        return malformed("the request is cut off");
    }
    out.checkpoint = body;
    return out;
}

} // namespace pishkhan::witness
