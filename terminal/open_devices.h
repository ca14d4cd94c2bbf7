// SPDX-License-Identifier: GPL-3.0-or-later
/// The devices of one counter, opened as its signed configuration says; part of the composition root, called once by build_terminal.
#pragma once
#include <memory>

#include "terminal/base/result.h"
#include "terminal/catalogue/office_configuration.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/document_scanner.h"
#include "terminal/ports/inquiry_gateway.h"
#include "terminal/ports/payment_terminal.h"
#include "terminal/ports/receipt_printer.h"
#include "terminal/ports/staff_cards.h"
#include "terminal/settings.h"

namespace pishkhan {

/// When this program was made: no honest clock is earlier.
Instant builtAt();

/// What cannot be opened now is opened when it is first needed, or is missing.
struct Devices {
    std::unique_ptr<ports::DocumentScanner> scanner;
    std::unique_ptr<ports::PaymentTerminal> cardTerminal;
    std::unique_ptr<ports::ReceiptPrinter> receiptPrinter;
    std::unique_ptr<ports::PagePrinter> pagePrinter;
    std::unique_ptr<ports::InquiryGateway> gateway;
    std::unique_ptr<ports::StaffCards> staffCards;
};

/// Errors: InvalidInput (an address that is none), Integrity (the staff cards' authority is not the one the configuration names), Storage.
Result<Devices> openDevices(const Settings& settings, const catalogue::OfficeConfiguration& office,
                            const ports::Clock& clock);

} // namespace pishkhan
