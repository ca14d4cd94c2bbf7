// SPDX-License-Identifier: GPL-3.0-or-later
/// Between Qt's images and the port's one-bit bitmap. Called by QtPageRenderer and by the emulators that show paper.
#pragma once
#include <QImage>

#include "terminal/ports/receipt_printer.h"

namespace pishkhan::templates {

ports::Bitmap toBitmap(const QImage& gray); ///< `gray` is Format_Grayscale8; darker than 140 of 255 becomes black
/// Errors: InvalidInput when the rows do not match the size.
Result<QImage> toImage(const ports::Bitmap& bitmap); ///< Format_Mono, black on white
Result<Bytes> toPng(const ports::Bitmap& bitmap);

} // namespace pishkhan::templates
