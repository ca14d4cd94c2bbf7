// SPDX-License-Identifier: GPL-3.0-or-later
/// A barcode as a small picture, one pixel a module. ZXing's writer is at home in the .cpp. Called by card_face and
/// page_face.
#pragma once
#include <QImage>
#include <QString>

namespace pishkhan::emulators {

enum class Symbol { Code128, QrCode, Pdf417, DataMatrix };

/// A null image when the text cannot be written in that symbol.
QImage drawSymbol(Symbol symbol, const QString& text);

} // namespace pishkhan::emulators
