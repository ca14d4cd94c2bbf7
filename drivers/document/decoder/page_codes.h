// SPDX-License-Identifier: GPL-3.0-or-later
/// All barcodes on a page: each likely place is read as it is, then with what helps noise, blur and poor light. Called by
/// card_reading.
#pragma once
#include <vector>

#include "drivers/document/decoder/barcode_reader.h"

namespace pishkhan::document {

std::vector<FoundCode> readPageCodes(const GreyImage& picture);

} // namespace pishkhan::document
