// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/uplink_memory.h"

#include <algorithm>

#include "terminal/base/files.h"

namespace pishkhan::uplink {
namespace {

constexpr std::string_view magic = "pishkhan-uplink/v2\n";
constexpr std::string_view firstMagic = "pishkhan-uplink/v1\n"; ///< knew no time
constexpr std::size_t largestFile = 64U << 10U;

Result<tlog::Checkpoint> checkpointOf(const std::string& note)
{
    return tlog::parseCheckpoint(TRY(tlog::parseNote(note)).text);
}

Error notOurs(const std::string& path)
{
    return makeError(ErrorKind::Integrity, "not a memory of an uplink: " + path, "uplink");
}

/// Up to the next line feed, which is taken too.
std::string_view takeLine(std::string_view& rest)
{
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    return line;
}

} // namespace

Result<UplinkMemory> loadMemory(const std::string& path)
{
    if (!fileExists(path)) {
        return UplinkMemory{};
    }
    const Bytes bytes = TRY(readFile(path, largestFile));
    std::string_view rest = text(bytes);
    const bool timed = rest.starts_with(magic);
    if (!timed && !rest.starts_with(firstMagic)) {
        return notOurs(path);
    }
    rest.remove_prefix(magic.size());
    const auto nonce = fromHex(takeLine(rest));
    UplinkMemory out;
    if (!nonce || nonce->size() != out.nonce.size()) {
        return notOurs(path);
    }
    std::copy(nonce->begin(), nonce->end(), out.nonce.begin());
    if (timed) {
        const auto at = fromRfc3339(takeLine(rest));
        if (!at) {
            return notOurs(path);
        }
        out.hubTime = *at;
    }
    out.checkpoint = std::string(rest);
    return out;
}

Status saveMemory(const std::string& path, const UplinkMemory& memory)
{
    const std::string all =
        std::string(magic) + toHex(memory.nonce) + "\n" + toRfc3339(memory.hubTime) + "\n" + memory.checkpoint;
    return writeFileDurably(path, view(all), FileAccess::Private);
}

Status acceptCheckpoint(const std::string& known, const std::string& offered, const std::string& logVkey)
{
    if (offered.empty()) {
        return known.empty() ? Status()
                             : Status(makeError(ErrorKind::Integrity, "the hub has lost its checkpoint", "uplink"));
    }
    if (!logVkey.empty()) {
        const auto key = TRY(tlog::parseVkey(logVkey));
        static_cast<void>(TRY(tlog::openCheckpoint(offered, key, {})));
    }
    const auto next = TRY(checkpointOf(offered));
    if (known.empty()) {
        return {};
    }
    const auto before = TRY(checkpointOf(known));
    const bool other = next.origin != before.origin || next.size < before.size;
    if (other || (next.size == before.size && next.root != before.root)) {
        return makeError(ErrorKind::Integrity, "the hub's log is not the one seen before", "uplink");
    }
    return {};
}

} // namespace pishkhan::uplink
