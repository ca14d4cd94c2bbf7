// SPDX-License-Identifier: GPL-3.0-or-later
/// PagesDesk: the pages about the counter itself that a screen may ask for; a part of the Desk. What became of the paper is in
/// State::officePages, what goes on before it is asked for is here. Owner thread only.
#pragma once
#include <string>

#include "terminal/base/result.h"

namespace pishkhan::app {

struct PageView {
    bool making = false;
    std::string problem; ///< stable word why it could not be made; empty when it could
    std::string file;    ///< that was made beside it: the evidence pack
};

class PagesDesk {
public:
    virtual ~PagesDesk() = default;
    virtual bool hasPagePrinter() const = 0;
    /// `form`: readiness or evidence; `which`: of evidence, the case by its number. Asked again before the paper's end is known it does
    /// nothing. Refused: signed-out, manager-only, no-page-printer; InvalidInput "which:required".
    virtual Status printPage(const std::string& form, const std::string& which) = 0;
    virtual const PageView& page(const std::string& form) const = 0;
};

} // namespace pishkhan::app
