// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws made-up travel documents at 300 dpi: a passport's data page (TD3), a small page (TD2), the back of an identity
/// card (TD1), a visa; their sizes, margins and the OCR-B of the machine-readable zone follow ICAO Doc 9303 parts 3-7.
/// The word «نمونه» stands across each. Called by pishkhan-make-card.
#pragma once
#include <QImage>
#include <QStringList>

namespace pishkhan::emulators {

/// Shape: `zone` is two lines of 44, two of 36 or three of 30 characters; it need not be right, so that tests may draw
/// wrong check digits. A null image for another shape.
QImage drawTravelDocument(const QStringList& zone);

} // namespace pishkhan::emulators
