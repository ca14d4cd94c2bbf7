// SPDX-License-Identifier: GPL-3.0-or-later
/// The body of a witness's add-checkpoint call (C2SP tlog-witness): the old size, a consistency proof, the checkpoint.
/// Written by whoever asks, read by the witness.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/bytes.h"

namespace pishkhan::witness {

struct AddCheckpoint {
    std::uint64_t oldSize = 0;
    std::vector<Hash> proof;
    std::string checkpoint; ///< the signed note
};

constexpr std::size_t longestBody = 128U << 10U;

std::string formatAddCheckpoint(const AddCheckpoint& request);
Result<AddCheckpoint> parseAddCheckpoint(std::string_view body); ///< strict and bounded. Errors: Protocol.

} // namespace pishkhan::witness
