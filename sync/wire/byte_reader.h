// SPDX-License-Identifier: GPL-3.0-or-later
/// ByteReader and the matching writers: big-endian integers and length-prefixed texts, every read bounded. The only
/// place that reads or writes the integers of oversight.md 5.3; also used by the journal for its own sealed fields.
#pragma once
#include "terminal/base/bytes.h"

namespace pishkhan::wire {

inline void putU8(Bytes& out, std::uint8_t value)
{
    out.push_back(value);
}
void putU16(Bytes& out, std::uint16_t value);
void putU32(Bytes& out, std::uint32_t value);
void putU64(Bytes& out, std::uint64_t value);
/// str(x) = u16 length || bytes. Errors: InvalidInput when longer than 65,535 bytes.
Status putText(Bytes& out, std::string_view value);

/// Reads from the front of a view. Every error is Protocol and says what was missing.
class ByteReader {
public:
    explicit ByteReader(ByteView bytes) : m_all(bytes) {}
    Result<std::uint8_t> u8();
    Result<std::uint16_t> u16();
    Result<std::uint32_t> u32();
    Result<std::uint64_t> u64();
    Result<ByteView> take(std::size_t count); ///< borrowed from the underlying bytes
    Result<std::string> text();
    Status expect(std::string_view magic); ///< the next bytes are exactly these
    Status expectEnd() const;              ///< nothing is left
    template <std::size_t N> Result<std::array<std::uint8_t, N>> array()
    {
        const ByteView bytes = TRY(take(N));
        std::array<std::uint8_t, N> out{};
        std::copy(bytes.begin(), bytes.end(), out.begin());
        return out;
    }
    std::size_t position() const { return m_at; }
    ByteView rest() const { return m_all.subspan(m_at); }

private:
    ByteView m_all;
    std::size_t m_at = 0;
};

} // namespace pishkhan::wire
