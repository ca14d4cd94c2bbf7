// SPDX-License-Identifier: GPL-3.0-or-later
/// The clauses of the conformance kits in Persian: what each asks, what its lack means for an office, what to do. Used by
/// conform_command for its page; a test finds a sentence for every clause.
#pragma once
#include <string_view>

namespace pishkhan::cli {

struct ClauseText {
    std::string_view name;   ///< of the check
    std::string_view title;  ///< what is asked
    std::string_view means;  ///< of its lack
    std::string_view advice; ///< what to do
};

const ClauseText* clauseText(std::string_view name); ///< nullptr when there is none

} // namespace pishkhan::cli
