// SPDX-License-Identifier: GPL-3.0-or-later
/// QtPageRenderer: the page renderer over QTextLayout and QPainter. Templates (receipt/fa.mustache) say which blocks,
/// block_painter says how they look. Made once by the composition root, after the QGuiApplication.
#pragma once
#include <memory>
#include <vector>

#include "printer-templates/layout_block.h"
#include "printer-templates/receipt_texts.h"
#include "terminal/ports/page_renderer.h"

namespace pishkhan::templates {

class QtPageRenderer : public ports::PageRenderer {
public:
    /// Loads the built-in font and templates. Errors: Unsupported without a QGuiApplication or the font.
    static Result<std::unique_ptr<QtPageRenderer>> create(Language language = Language::Persian);

    Result<ports::Bitmap> receipt(const ports::ReceiptContent& content, int widthDots) const override;
    Result<Bytes> receiptPdf(const ports::ReceiptContent& content) const override;
    Result<Bytes> png(const ports::Bitmap& bitmap) const override;

private:
    QtPageRenderer(Language language, std::string receiptTemplate);
    Result<std::vector<LayoutBlock>> blocksOf(const ports::ReceiptContent& content) const;

    Language m_language;
    std::string m_receiptTemplate;
};

} // namespace pishkhan::templates
