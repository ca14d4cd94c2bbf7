// SPDX-License-Identifier: GPL-3.0-or-later
/// What a case's receipt says, as a pure function of the case, the office and the proof: the same case gives the same paper.
#pragma once
#include <string>

#include "terminal/catalogue/office_configuration.h"
#include "terminal/domain/counter/state.h"
#include "terminal/ports/page_renderer.h"

namespace pishkhan::app {

enum class Money { Real, Training }; ///< Training: emulated terminals; the paper carries a watermark

/// Precondition: the case has a receipt. `qrText` is the proof of its receipt-issued event.
ports::ReceiptContent receiptContent(const domain::counter::Case& subject, const catalogue::OfficeConfiguration& office,
                                     const std::string& qrText, int copy, Money money);

/// The citizen's slip about the case's latest payment: `outcome` is not-paid or unknown. It proves nothing and has no number of a receipt.
ports::ReceiptContent noticeContent(const domain::counter::Case& subject, const catalogue::OfficeConfiguration& office,
                                    const std::string& outcome, Instant at, Money money);

} // namespace pishkhan::app
