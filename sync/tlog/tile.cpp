// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/tile.h"

#include <algorithm>

namespace pishkhan::tlog {
namespace {

std::string threeDigits(std::uint64_t value)
{
    std::string digits = std::to_string(value);
    digits.insert(0, 3 - digits.size(), '0');
    return digits;
}

/// 1234067 → x001/x234/067
std::string indexPath(std::uint64_t index)
{
    std::string out = threeDigits(index % 1000);
    for (index /= 1000; index > 0; index /= 1000) {
        out = "x" + threeDigits(index % 1000) + "/" + out;
    }
    return out;
}

std::string partial(unsigned width)
{
    return width < tileWidth ? ".p/" + std::to_string(width) : std::string();
}

} // namespace

std::string tilePath(unsigned level, std::uint64_t index, unsigned width)
{
    return "tile/" + std::to_string(level) + "/" + indexPath(index) + partial(width);
}

std::string entriesPath(std::uint64_t index, unsigned width)
{
    return "tile/entries/" + indexPath(index) + partial(width);
}

unsigned widthOf(std::uint64_t size, unsigned level, std::uint64_t index)
{
    const std::uint64_t all = hashesAt(size, level);
    if (index > all / tileWidth) {
        return 0;
    }
    return static_cast<unsigned>(std::min<std::uint64_t>(all - index * tileWidth, tileWidth));
}

Bytes encodeTile(std::span<const Hash> hashes)
{
    Bytes out;
    out.reserve(hashes.size() * sizeof(Hash));
    for (const Hash& hash : hashes) {
        append(out, hash);
    }
    return out;
}

Result<std::vector<Hash>> decodeTile(ByteView bytes, unsigned width)
{
    if (bytes.size() != width * sizeof(Hash)) {
        return makeError(ErrorKind::Protocol, "a tile does not have its width", "tlog");
    }
    std::vector<Hash> out(width);
    for (unsigned i = 0; i < width; ++i) {
        const ByteView from = bytes.subspan(i * sizeof(Hash), sizeof(Hash));
        std::copy(from.begin(), from.end(), out[i].begin());
    }
    return out;
}

Status appendEntry(Bytes& bundle, ByteView entry)
{
    if (entry.size() > maxEntryBytes) {
        return makeError(ErrorKind::InvalidInput, "a log entry has at most 65535 bytes", "tlog");
    }
    bundle.push_back(static_cast<std::uint8_t>(entry.size() >> 8U));
    bundle.push_back(static_cast<std::uint8_t>(entry.size() & 0xffU));
    append(bundle, entry);
    return {};
}

Result<std::vector<Bytes>> decodeEntries(ByteView bundle, unsigned count)
{
    std::vector<Bytes> out;
    while (!bundle.empty()) {
        const std::size_t length = bundle.size() < 2 ? maxEntryBytes + 1 : std::size_t{bundle[0]} << 8U | bundle[1];
        if (out.size() == count || bundle.size() < 2 || length > bundle.size() - 2) {
            return makeError(ErrorKind::Protocol, "an entry bundle is cut off or too long", "tlog");
        }
        out.push_back(toBytes(bundle.subspan(2, length)));
        bundle = bundle.subspan(2 + length);
    }
    if (out.size() != count) {
        return makeError(ErrorKind::Protocol, "an entry bundle has too few entries", "tlog");
    }
    return out;
}

} // namespace pishkhan::tlog
