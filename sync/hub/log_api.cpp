// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/log_api.h"

#include <optional>

#include "sync/hub/answers.h"
#include "sync/tlog/tile.h"
#include "terminal/base/files.h"

namespace pishkhan::hub {
namespace {

struct TileName {
    bool entries = false;
    unsigned level = 0;
    std::uint64_t index = 0;
    unsigned width = tlog::tileWidth;
};

/// Reads what tlog::tilePath and entriesPath write: the parsed name must give the same path again.
std::optional<TileName> parseTileName(const RequestTarget& target)
{
    const auto& parts = target.segments;
    if (parts.size() < 3 || parts.size() > 12) {
        return std::nullopt;
    }
    TileName out;
    out.entries = parts[1] == "entries";
    const auto level = out.entries ? Result<std::uint64_t>(0) : parseDecimal(parts[1]);
    std::size_t last = parts.size();
    if (parts[last - 2].ends_with(".p")) {
        const auto width = parseDecimal(parts[--last]);
        out.width = width && *width > 0 && *width < tlog::tileWidth ? static_cast<unsigned>(*width) : 0;
    }
    std::string digits;
    for (std::size_t i = 2; i < last; ++i) {
        digits += parts[i];
    }
    std::erase(digits, 'x');
    if (digits.ends_with(".p")) {
        digits.resize(digits.size() - 2);
    }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - (digits.empty() ? 0 : 1)));
    const auto index = parseDecimal(digits);
    if (!level || *level > 63 || !index || out.width == 0) {
        return std::nullopt;
    }
    out.level = static_cast<unsigned>(*level);
    out.index = *index;
    const auto path =
        out.entries ? tlog::entriesPath(out.index, out.width) : tlog::tilePath(out.level, out.index, out.width);
    return "/" + path == target.path ? std::optional<TileName>(out) : std::nullopt;
}

Result<Bytes> bundle(const LogPublisher& log, BatchStore& store, const TileName& name)
{
    if (name.width > tlog::widthOf(log.latest().size, 0, name.index)) {
        return makeError(ErrorKind::InvalidInput, "no such bundle in the published tree", "hub-log");
    }
    Bytes out;
    for (unsigned i = 0; i < name.width; ++i) {
        const Bytes entry = TRY(store.leafData(name.index * tlog::tileWidth + i));
        TRY(tlog::appendEntry(out, entry));
    }
    return out;
}

Status writeTile(const std::string& folder, const std::string& path, ByteView bytes)
{
    const std::string file = folder + "/" + path;
    TRY(makeFolder(file.substr(0, file.rfind('/'))));
    return writeFileDurably(file, bytes, FileAccess::Readable);
}

} // namespace

HttpAnswer logAnswer(const LogPublisher& log, BatchStore& store, const RequestTarget& target)
{
    if (target.path == "/checkpoint") {
        const auto latest = log.latest();
        return latest.size == 0 ? errorAnswer("not-published")
                                : HttpAnswer{200,
                                             "text/plain; charset=utf-8",
                                             latest.note,
                                             {{"Cache-Control", "max-age=1"}, {"X-Content-Type-Options", "nosniff"}}};
    }
    if (target.path == "/witnessed") {
        const auto witnessed = log.witnessed();
        return witnessed.size == 0
                   ? errorAnswer("not-published")
                   : HttpAnswer{200,
                                "text/plain; charset=utf-8",
                                witnessed.note,
                                {{"Cache-Control", "max-age=1"}, {"X-Content-Type-Options", "nosniff"}}};
    }
    const auto name = parseTileName(target);
    if (!name) {
        return errorAnswer("not-found");
    }
    const auto bytes = name->entries ? bundle(log, store, *name) : log.tile(name->level, name->index, name->width);
    if (!bytes) {
        return bytes.error().kind == ErrorKind::InvalidInput ? errorAnswer("not-found") : errorAnswer(bytes.error());
    }
    return {200,
            "application/octet-stream",
            std::string(text(*bytes)),
            {{"Cache-Control", "public, max-age=31536000, immutable"}, {"X-Content-Type-Options", "nosniff"}}};
}

Status exportLog(const LogPublisher& log, BatchStore& store, const std::string& folder)
{
    const auto latest = log.latest();
    if (latest.size == 0) {
        return makeError(ErrorKind::Refused, "there is no checkpoint yet: nothing was received", "hub-log");
    }
    TRY(makeFolder(folder));
    for (unsigned level = 0; tlog::hashesAt(latest.size, level) > 0; ++level) {
        for (std::uint64_t index = 0; index * tlog::tileWidth < tlog::hashesAt(latest.size, level); ++index) {
            const unsigned width = tlog::widthOf(latest.size, level, index);
            const Bytes hashes = TRY(log.tile(level, index, width));
            TRY(writeTile(folder, tlog::tilePath(level, index, width), hashes));
            if (level == 0) {
                const Bytes entries = TRY(bundle(log, store, {true, 0, index, width}));
                TRY(writeTile(folder, tlog::entriesPath(index, width), entries));
            }
        }
    }
    if (const auto witnessed = log.witnessed(); witnessed.size > 0) {
        TRY(writeFileDurably(folder + "/witnessed", view(witnessed.note), FileAccess::Readable));
    }
    return writeFileDurably(folder + "/checkpoint", view(latest.note), FileAccess::Readable);
}

} // namespace pishkhan::hub
