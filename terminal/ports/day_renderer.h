// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws a closed day: the strip for the receipt printer, the A4 page with its charts, the sheet for a calculator. All three show the
/// same DayReport. Implemented by printer-templates.
#pragma once
#include <map>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"
#include "terminal/domain/counter/day_report.h"
#include "terminal/ports/receipt_printer.h"

namespace pishkhan::ports {

struct DayContent {
    domain::counter::DayReport report;
    std::string officeName, officeCode, licenceNumber;
    std::string counter;                      ///< "01"
    std::map<std::string, std::string> names; ///< account → name as the office writes it
    bool training = false;
};

class DayRenderer {
public:
    virtual ~DayRenderer() = default;
    /// Errors: InvalidInput when something cannot be laid out.
    virtual Result<Bitmap> strip(const DayContent& content, int widthDots) const = 0;
    virtual Result<Bytes> page(const DayContent& content) const = 0;  ///< PDF, one A4 page
    virtual Result<Bytes> sheet(const DayContent& content) const = 0; ///< XLSX
};

} // namespace pishkhan::ports
