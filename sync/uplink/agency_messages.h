// SPDX-License-Identifier: GPL-3.0-or-later
/// The JSON that crosses the line to the agencies' gateway (shapes: drivers/emulators/agency/README.md). Pure: values to
/// bytes and bytes to values, bounded, total over any answer. Called by HttpInquiryGateway; nlohmann-json is at home in
/// the .cpp.
#pragma once
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/ports/inquiry_gateway.h"

namespace pishkhan::uplink {

Bytes encodeIdentityQuestion(const ports::IdentityQuestion& question, const ports::InquiryPurpose& purpose);
Bytes encodeSubmission(const ports::CaseSubmission& submission, const ports::InquiryPurpose& purpose);

// Errors of all: Protocol; `what` never repeats the answer, which may hold personal data.
Result<ports::IdentityAnswer> decodeIdentityAnswer(ByteView answer);
Result<std::string> decodeTrackingCode(ByteView answer);
Result<ports::CaseProgress> decodeProgress(ByteView answer);

/// A tracking code as an agency writes it: 4 to 40 letters, digits and '-'. Asked before it enters a path.
bool looksLikeTrackingCode(std::string_view code);

} // namespace pishkhan::uplink
