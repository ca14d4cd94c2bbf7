// SPDX-License-Identifier: GPL-3.0-or-later
/// Behpardakht POS-PC v3 on the wire: four digits of length, tags, a CRC. Pure bytes; behpardakht_fields reads the tags,
/// behpardakht_line moves the frames. Follows payment.md 8.1.
#pragma once
#include <cstdint>

#include "terminal/base/bytes.h"

namespace pishkhan::payment::behpardakht {

/// CRC-16/ARC over the body alone; 0xBB3D for "123456789".
std::uint16_t frameCrc(ByteView body);

/// A request: LEN counts the body. Precondition: at most 1,994 bytes.
Bytes composeFrame(ByteView body);

struct Found {
    enum class What {
        Incomplete,
        Frame,
        Damaged, ///< no frame can begin here: the connection is of no more use
    };
    What what = What::Incomplete;
    Bytes body;
    std::size_t used = 0; ///< bytes of the buffer that belong to the frame
};

/// The frame at the front of `buffer`. Answers declare the length of the body or of the whole message; the reading
/// whose CRC is right and whose tags end exactly is taken, the shorter one first. Never accepts without the CRC.
Found takeFrame(ByteView buffer);

} // namespace pishkhan::payment::behpardakht
