// SPDX-License-Identifier: GPL-3.0-or-later
/// Memory for one picture: kept out of swap and core dumps as far as the system allows, overwritten before it is given
/// back. The only place a scanned image ever is in our programs (decree Art. 12).
#pragma once
#include <cstddef>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::document {

inline constexpr std::size_t largestPicture = 64U << 20U; ///< bytes of a picture file

class LockedBytes {
public:
    LockedBytes() = default;
    ~LockedBytes();
    LockedBytes(LockedBytes&& other) noexcept;
    LockedBytes& operator=(LockedBytes&& other) noexcept;
    LockedBytes(const LockedBytes&) = delete;
    LockedBytes& operator=(const LockedBytes&) = delete;

    /// Everything the descriptor gives. Errors: Storage (reading failed, no memory), InvalidInput (empty, too long).
    static Result<LockedBytes> readAll(int descriptor);
    /// One read of at most `most` bytes from the descriptor, added at the end. Gives how many bytes came; 0 at the end.
    /// Errors as readAll.
    Result<std::size_t> readSome(int descriptor, std::size_t most = largestPicture);

    ByteView bytes() const { return {m_memory, m_size}; }
    bool locked() const { return m_locked; } ///< false when the system's limit on locked memory is lower

private:
    Status grow(std::size_t capacity);
    std::uint8_t* m_memory = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
    bool m_locked = false;
};

} // namespace pishkhan::document
