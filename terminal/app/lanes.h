// SPDX-License-Identifier: GPL-3.0-or-later
/// Lanes: every device and line the counter may use, each with the thread that owns it. A null device means the office has none.
#pragma once
#include "terminal/ports/books_auditor.h"
#include "terminal/ports/books_copies.h"
#include "terminal/ports/day_renderer.h"
#include "terminal/ports/document_scanner.h"
#include "terminal/ports/executor.h"
#include "terminal/ports/image_vault.h"
#include "terminal/ports/inquiry_gateway.h"
#include "terminal/ports/office_pages.h"
#include "terminal/ports/page_renderer.h"
#include "terminal/ports/payment_terminal.h"
#include "terminal/ports/pin_verifier.h"
#include "terminal/ports/proposal_box.h"
#include "terminal/ports/receipt_printer.h"
#include "terminal/ports/staff_cards.h"

namespace pishkhan::app {

template <typename Device> struct Lane {
    Device* device = nullptr;
    ports::Worker* worker = nullptr;
};

struct Lanes {
    Lane<ports::DocumentScanner> scanner;
    Lane<ports::PaymentTerminal> cardTerminal;
    Lane<ports::ReceiptPrinter> receiptPrinter;
    Lane<ports::PagePrinter> pagePrinter;
    Lane<ports::InquiryGateway> gateway;
    Lane<const ports::PinVerifier> pins;
    Lane<ports::StaffCards> staffCards;
    Lane<const ports::BooksCopies> copies;
    Lane<const ports::BooksAuditor> auditor;
    Lane<const ports::OfficePages> officePages;
    ports::ImageVault* images = nullptr;             ///< owner thread, but for seal()
    const ports::ProposalBox* proposals = nullptr;   ///< owner thread
    const ports::DayRenderer* dayRenderer = nullptr; ///< pure; used on the owner thread
    const ports::PageRenderer* renderer = nullptr;   ///< pure; used on the owner thread
};

} // namespace pishkhan::app
