// SPDX-License-Identifier: GPL-3.0-or-later
/// Fills a receipt's template: the content's values in the language's digits, amounts grouped, numbers isolated from
/// the right-to-left text around them (domain.md 4.3, 4.4, 5.6). Called by QtPageRenderer.
#pragma once
#include <string>

#include "terminal/ports/page_renderer.h"

namespace pishkhan::templates {

enum class Language { Persian, English };

/// The filled template, one block a line (layout_block.h).
/// Errors: InvalidInput when the outcome is an unknown word or the template is broken.
Result<std::string> fillReceipt(const std::string& templateText, const ports::ReceiptContent& content,
                                Language language);

} // namespace pishkhan::templates
