// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws the back of a made-up national card: Code 128 of the national code, the serial upright in the left strip
/// (domain.md 3.1), and the word «نمونه» across it, so that nobody takes it for a document. Called by pishkhan-make-card.
#pragma once
#include <QImage>
#include <QString>

namespace pishkhan::emulators {

struct CardFace {
    QString nationalCode;
    QString serial;
    QString serialFont = QStringLiteral("DejaVu Sans");
};

inline constexpr int cardWidth = 1011; ///< ID-1 at 300 dpi
inline constexpr int cardHeight = 638;

/// A null image when the code cannot be written as Code 128.
QImage drawCardBack(const CardFace& face);

} // namespace pishkhan::emulators
