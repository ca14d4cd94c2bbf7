// SPDX-License-Identifier: GPL-3.0-or-later
/// Sheet: the paper a document is laid out on, and the text styles that suit it. All lengths are dots of 1/203 inch,
/// the receipt printer's own; the A4 page uses the same dots.
#pragma once
#include <QFont>

#include "terminal/base/result.h"

namespace pishkhan::templates {

enum class TextStyle {
    Brand,
    BrandOver,
    Plain,
    Label,
    Value,
    Title,
    Heading,
    Item,
    Amount,
    Note,
    TotalLabel,
    Total,
    Words,
    Status,
    Caption,
    Code,
    Banner,
    Small
};

struct Sheet {
    int width = 0;       ///< dots
    int margin = 0;      ///< dots left and right
    double scale = 1;    ///< of all text and gaps; 1 on 80 mm paper
    bool screen = false; ///< thin strokes survive (vector page), so rules may be finer
    bool wide() const { return width > 800; }
    double content() const { return width - 2.0 * margin; }
    double dots(double at80mm) const { return at80mm * scale; }
    QFont font(TextStyle style) const;
};

/// Errors: InvalidInput unless 256…832 dots.
Result<Sheet> receiptSheet(int widthDots);
Sheet a4Sheet(int widthDots);

/// Makes the built-in font known to Qt. Needs a QGuiApplication; safe to call again.
/// Errors: Unsupported when Qt cannot load it.
Status loadFonts();

} // namespace pishkhan::templates
