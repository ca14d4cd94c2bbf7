// SPDX-License-Identifier: GPL-3.0-or-later
/// What an examination of a new printer or card terminal came to, as A4 pages: for the office in Persian what passed, what did
/// not, what that means and what to do; for the vendor the clauses in English and what the device did instead. Called by
/// `pishkhan-device conform --pdf`.
#pragma once
#include "printer-templates/page_brush.h"

#include <vector>

namespace pishkhan::templates {

struct ConformanceRow {
    Light light = Light::Red;   ///< passed, a wanted one did not or could not be tried, a required one did not
    std::string title, state;   ///< Persian
    std::string means, advice;  ///< Persian; empty when it passed
    std::string clause, detail; ///< English: the vendor's page
    std::string name;           ///< stable word
};

struct ConformancePage {
    std::string device;  ///< «چاپگر رسید»
    std::string address; ///< as given
    std::string jalaliDateTime, version;
    std::vector<ConformanceRow> rows;
};

/// Needs a QGuiApplication. Errors: Unsupported without the font, InvalidInput when a page cannot hold all rows.
Result<Bytes> conformancePdf(const ConformancePage& page);

} // namespace pishkhan::templates
