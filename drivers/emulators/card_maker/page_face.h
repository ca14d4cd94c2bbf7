// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws a made-up certificate: an A4 page of Persian text at 300 dpi with barcodes of real sizes on it. Called by
/// pishkhan-make-card.
#pragma once
#include <QImage>
#include <QString>

namespace pishkhan::emulators {

/// Texts of the codes; an empty one is not printed.
struct PageCodes {
    QString code128, qr, pdf417, dataMatrix;
};

inline constexpr int pageWidth = 2480; ///< A4 at 300 dpi
inline constexpr int pageHeight = 3508;

/// A null image when a text cannot be written in its symbol.
QImage drawPage(const PageCodes& codes);

} // namespace pishkhan::emulators
