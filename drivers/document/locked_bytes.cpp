// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/locked_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace pishkhan::document {

LockedBytes::~LockedBytes()
{
    if (m_memory != nullptr) {
        explicit_bzero(m_memory, m_capacity);
        munmap(m_memory, m_capacity);
    }
}

LockedBytes::LockedBytes(LockedBytes&& other) noexcept
{
    *this = std::move(other);
}

LockedBytes& LockedBytes::operator=(LockedBytes&& other) noexcept
{
    std::swap(m_memory, other.m_memory);
    std::swap(m_size, other.m_size);
    std::swap(m_capacity, other.m_capacity);
    std::swap(m_locked, other.m_locked);
    return *this;
}

Status LockedBytes::grow(std::size_t capacity)
{
    void* memory = mmap(nullptr, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return makeError(ErrorKind::Storage, "no memory for a picture", "locked-bytes", errno);
    }
    LockedBytes bigger;
    bigger.m_memory = static_cast<std::uint8_t*>(memory);
    bigger.m_capacity = capacity;
    madvise(memory, capacity, MADV_DONTDUMP);
    bigger.m_locked = mlock(memory, capacity) == 0;
    if (m_size > 0) {
        std::memcpy(bigger.m_memory, m_memory, m_size);
    }
    bigger.m_size = m_size;
    *this = std::move(bigger); // the old memory leaves with `bigger`, overwritten
    return {};
}

Result<std::size_t> LockedBytes::readSome(int descriptor, std::size_t most)
{
    constexpr std::size_t firstCapacity = 1U << 20U;
    if (m_size == m_capacity) {
        if (m_capacity >= largestPicture) {
            return makeError(ErrorKind::InvalidInput, "the picture file is too long", "locked-bytes");
        }
        TRY(grow(std::min(largestPicture, std::max(firstCapacity, m_capacity * 4))));
    }
    ssize_t got = 0;
    do {
        got = ::read(descriptor, m_memory + m_size, std::min(most, m_capacity - m_size));
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return makeError(ErrorKind::Storage, "the picture cannot be read", "locked-bytes", errno);
    }
    m_size += static_cast<std::size_t>(got);
    return static_cast<std::size_t>(got);
}

Result<LockedBytes> LockedBytes::readAll(int descriptor)
{
    LockedBytes all;
    while (TRY(all.readSome(descriptor)) > 0) {
    }
    if (all.m_size == 0) {
        return makeError(ErrorKind::InvalidInput, "the picture file is empty", "locked-bytes");
    }
    return all;
}

} // namespace pishkhan::document
