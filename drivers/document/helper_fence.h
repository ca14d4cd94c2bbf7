// SPDX-License-Identifier: GPL-3.0-or-later
/// What a helper process that looks at strangers' bytes gives up for good: cores, files, other programs, the network,
/// other processes. Called first by pishkhan-decode.
#pragma once
#include <cstddef>

namespace pishkhan::document {

struct FenceLimits {
    std::size_t addressSpace = 0; ///< bytes
    unsigned cpuSeconds = 0;
};

/// False where the kernel knows no system call filters; the limits hold all the same.
bool raiseFence(FenceLimits limits);

} // namespace pishkhan::document
