// SPDX-License-Identifier: GPL-3.0-or-later
/// What a play came to: the newest case with a receipt, as one JSON object, and its receipt as a picture.
#pragma once
#include <string>

#include "terminal/build_terminal.h"

namespace pishkhan {

/// Writes `path` (nothing when empty) and SHOTS/receipt.png. Fields: caseId, trackingCode, receiptNumber, receiptSequence, amount, payment,
/// paper, page, receiptImage, qr, acknowledged, problem; of the whole journal openCase, cases, paidCases, paidTotal. False when a file could not be written.
bool writePlayReport(const std::string& path, const std::string& shots, Terminal& terminal, const std::string& problem);

} // namespace pishkhan
