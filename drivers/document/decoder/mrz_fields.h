// SPDX-License-Identifier: GPL-3.0-or-later
/// What the network saw in a zone becomes text and fields with their proofs. No image library; called by mrz_reading.
#pragma once
#include <optional>
#include <vector>

#include "drivers/document/decoder/mrz_line.h"
#include "drivers/document/decoder/mrz_reading.h"

namespace pishkhan::document {

/// Shape: two lines of 44 or 36 places, or three of 30. Nothing when they cannot be a zone.
std::optional<MrzReading> judgeZone(const std::vector<ReadLine>& lines);

} // namespace pishkhan::document
