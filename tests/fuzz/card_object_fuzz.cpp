// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes from a smart card: objects are found within them or not at all, and an answer ends.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "drivers/card/piv_card.h"

namespace {

using namespace pishkhan;

/// Hands out the input in pieces, over and over.
class Line final : public card::CardLine {
public:
    explicit Line(ByteView bytes) : m_bytes(bytes) {}
    Result<Bytes> transmit(ByteView) override
    {
        const std::size_t size = m_at < m_bytes.size() ? m_bytes[m_at] : 0;
        m_at = m_at < m_bytes.size() ? m_at + 1 : 0;
        const ByteView piece = m_bytes.subspan(m_at, std::min(size, m_bytes.size() - m_at));
        m_at += piece.size();
        return Bytes(piece.begin(), piece.end());
    }

private:
    ByteView m_bytes;
    std::size_t m_at = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const ByteView bytes(data, size);
    for (const std::uint32_t tag : {0x53U, 0x70U, 0x5fc105U}) {
        const ByteView found = card::findObject(bytes, tag);
        if (!found.empty() && (found.data() < data || found.data() + found.size() > data + size)) {
            std::abort(); // outside of what came
        }
    }
    Line line(bytes);
    (void)card::readPivCertificates(line);
    return 0;
}
