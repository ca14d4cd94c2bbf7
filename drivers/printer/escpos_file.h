// SPDX-License-Identifier: GPL-3.0-or-later
/// EscposFile: keeps the bytes a receipt printer would get, one page after another in one file. For technicians
/// (`--to escpos:file:PATH`) and for comparing with other ESC/POS readers.
#pragma once
#include <string>

#include "terminal/ports/receipt_printer.h"

namespace pishkhan::printer {

class EscposFile : public ports::ReceiptPrinter {
public:
    explicit EscposFile(std::string path) : m_path(std::move(path)) {}
    Result<ports::PrinterCondition> condition() override;
    /// Confirmed when the bytes are durably in the file.
    ports::PrintReport print(const std::string& job, const ports::Bitmap& page) override;

private:
    std::string m_path;
};

} // namespace pishkhan::printer
