// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/byte_reader.h"

#include <algorithm>

namespace pishkhan::wire {
namespace {

void putBigEndian(Bytes& out, std::uint64_t value, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        out.push_back(static_cast<std::uint8_t>(value >> static_cast<unsigned>(shift)));
    }
}

std::uint64_t bigEndian(ByteView bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) {
        value = (value << 8U) | byte;
    }
    return value;
}

} // namespace

void putU16(Bytes& out, std::uint16_t value)
{
    putBigEndian(out, value, 2);
}
void putU32(Bytes& out, std::uint32_t value)
{
    putBigEndian(out, value, 4);
}
void putU64(Bytes& out, std::uint64_t value)
{
    putBigEndian(out, value, 8);
}

Status putText(Bytes& out, std::string_view value)
{
    if (value.size() > 0xffff) {
        return makeError(ErrorKind::InvalidInput, "a text is longer than 65535 bytes", "wire");
    }
    putU16(out, static_cast<std::uint16_t>(value.size()));
    append(out, value);
    return {};
}

Result<ByteView> ByteReader::take(std::size_t count)
{
    if (count > m_all.size() - m_at) {
        return makeError(ErrorKind::Protocol, "the bytes end too early", "wire");
    }
    const ByteView out = m_all.subspan(m_at, count);
    m_at += count;
    return out;
}

Result<std::uint8_t> ByteReader::u8()
{
    return TRY(take(1))[0];
}
Result<std::uint16_t> ByteReader::u16()
{
    return static_cast<std::uint16_t>(bigEndian(TRY(take(2))));
}
Result<std::uint32_t> ByteReader::u32()
{
    return static_cast<std::uint32_t>(bigEndian(TRY(take(4))));
}
Result<std::uint64_t> ByteReader::u64()
{
    return bigEndian(TRY(take(8)));
}

Result<std::string> ByteReader::text()
{
    const std::uint16_t length = TRY(u16());
    return std::string(pishkhan::text(TRY(take(length))));
}

Status ByteReader::expect(std::string_view magic)
{
    const ByteView found = TRY(take(magic.size()));
    if (pishkhan::text(found) != magic) {
        return makeError(ErrorKind::Protocol, "expected " + std::string(magic), "wire");
    }
    return {};
}

Status ByteReader::expectEnd() const
{
    if (m_at != m_all.size()) {
        return makeError(ErrorKind::Protocol, "bytes are left over", "wire");
    }
    return {};
}

} // namespace pishkhan::wire
