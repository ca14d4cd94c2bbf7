// SPDX-License-Identifier: GPL-3.0-or-later
/// LayoutBlock: one line of a filled template, "kind: cell | cell | …", ready to be painted from top to bottom. The
/// templates (receipt/fa.mustache …) choose the blocks and the words; block_painter draws them.
#pragma once
#include <string_view>
#include <vector>

#include <QString>

#include "terminal/base/result.h"

namespace pishkhan::templates {

enum class BlockKind {
    Hatch,     ///< training band
    Banner,    ///< white on black: «المثنی»
    Brand,     ///< office name | line above it
    Center,    ///< centred line
    Title,     ///< document title | date
    Heading,   ///< service | agency
    Rule,      ///< thick, thin or dots
    Row,       ///< label | value
    Grid,      ///< label | value | label | value on one line
    Item,      ///< fee line | amount
    Note,      ///< small line under an item
    Total,     ///< label | amount | unit
    Words,     ///< the amount in words
    Status,    ///< approved, not-paid, unknown or no-fee | sentence | advice
    Code,      ///< caption | large code
    Pending,   ///< sentence | advice in a dashed frame
    Qr,        ///< text | caption
    Paragraph, ///< running text
    Small,     ///< last line
    Chapter,   ///< a report's section: title | what it holds
    Step, ///< a fact of the log: sequence | date and time | human, system, central or support | its word | who | sentence
    Proof, ///< label | digest or root, small and left to right
    Seal   ///< witnessed, logged or not-logged | sentence | what it means
};

struct LayoutBlock {
    BlockKind kind;
    std::vector<QString> cells;
    /// The cell, or empty when the template gave fewer.
    QString cell(std::size_t index) const { return index < cells.size() ? cells[index] : QString(); }
};

/// Limits: 2,000 blocks, 8 cells a block, 4096 characters a cell; more is a broken template or broken content.
/// Errors: InvalidInput names the line.
Result<std::vector<LayoutBlock>> parseBlocks(std::string_view filledTemplate);

} // namespace pishkhan::templates
