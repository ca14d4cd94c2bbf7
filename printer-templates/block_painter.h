// SPDX-License-Identifier: GPL-3.0-or-later
/// Paints one layout block below the previous one. The look of every document is here and in sheet.cpp; the words are
/// in the templates. Called by QtPageRenderer.
#pragma once
#include "printer-templates/canvas.h"
#include "printer-templates/layout_block.h"

namespace pishkhan::templates {

/// Paint `block` with its top at `y`, or only measure it when the canvas has no painter.
/// Answers the height in dots. Errors: InvalidInput when the block cannot be laid out.
Result<double> paintBlock(const Canvas& canvas, const LayoutBlock& block, double y);

// The framed blocks (block_frames.cpp).
double paintBand(const Canvas& canvas, const LayoutBlock& block, double y);
double paintTotal(const Canvas& canvas, const LayoutBlock& block, double y);
double paintStatus(const Canvas& canvas, const LayoutBlock& block, double y);
double paintCode(const Canvas& canvas, const LayoutBlock& block, double y);
Result<double> paintQr(const Canvas& canvas, const LayoutBlock& block, double y);

// The blocks of a report (block_report.cpp).
double paintChapter(const Canvas& canvas, const LayoutBlock& block, double y);
double paintStep(const Canvas& canvas, const LayoutBlock& block, double y);
double paintProof(const Canvas& canvas, const LayoutBlock& block, double y);
double paintSeal(const Canvas& canvas, const LayoutBlock& block, double y);

} // namespace pishkhan::templates
