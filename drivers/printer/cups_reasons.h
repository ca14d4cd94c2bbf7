// SPDX-License-Identifier: GPL-3.0-or-later
/// What IPP's printer-state-reasons mean to us. Pure. Follows RFC 8011 section 5.4.12 and what CUPS was seen to report
/// (it says "-warning" where the printer has stopped for paper).
#pragma once
#include <string>
#include <vector>

#include "terminal/ports/receipt_printer.h"

namespace pishkhan::printer {

struct CupsReasons {
    std::vector<ports::PrinterReason> reasons; ///< without repetition
    bool stops = false;                        ///< one of them keeps paper from coming out
    bool historyLost = false;                  ///< the printer forgot the job: whether it printed is not known
};

CupsReasons readReasons(const std::vector<std::string>& keywords);

} // namespace pishkhan::printer
