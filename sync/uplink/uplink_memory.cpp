// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/uplink_memory.h"

#include <algorithm>

#include "terminal/base/files.h"

namespace pishkhan::uplink {
namespace {

constexpr std::string_view magic = "pishkhan-uplink/v1\n";
constexpr std::size_t largestFile = 64U << 10U;

Result<tlog::Checkpoint> checkpointOf(const std::string& note)
{
    return tlog::parseCheckpoint(TRY(tlog::parseNote(note)).text);
}

} // namespace

Result<UplinkMemory> loadMemory(const std::string& path)
{
    if (!fileExists(path)) {
        return UplinkMemory{};
    }
    const Bytes bytes = TRY(readFile(path, largestFile));
    const std::string_view all = text(bytes);
    const auto end = all.find('\n', magic.size());
    const auto nonce = all.starts_with(magic) && end != std::string_view::npos
                           ? fromHex(all.substr(magic.size(), end - magic.size()))
                           : Result<Bytes>(Bytes());
    UplinkMemory out;
    if (!nonce || nonce->size() != out.nonce.size()) {
        return makeError(ErrorKind::Integrity, "not a memory of an uplink: " + path, "uplink");
    }
    std::copy(nonce->begin(), nonce->end(), out.nonce.begin());
    out.checkpoint = std::string(all.substr(end + 1));
    return out;
}

Status saveMemory(const std::string& path, const UplinkMemory& memory)
{
    const std::string all = std::string(magic) + toHex(memory.nonce) + "\n" + memory.checkpoint;
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
