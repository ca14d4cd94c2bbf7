// SPDX-License-Identifier: GPL-3.0-or-later
/// Puts a card on a scanner glass or a desk and spoils the picture as real devices do: turn, slant, blur, noise, poor
/// light, glare, a card half off the glass. Everything follows from the numbers and the seed.
#pragma once
#include <QImage>
#include <QSize>
#include <QString>

namespace pishkhan::emulators {

struct Scene {
    QString background = QStringLiteral("paper"); ///< paper (scanner lid), desk, dark
    QSize canvas{1754, 1240};                     ///< pixels; A5 at 212 dpi
    double cardPixels = 1011;                     ///< width of the card in the picture
    double turn = 0;                              ///< degrees, clockwise
    double slant = 0;                             ///< perspective: how much one edge is shorter, 0…0.3
    double offX = 0, offY = 0;           ///< centre of the card from the canvas centre, as a share of the canvas
    double blur = 0;                     ///< Gaussian sigma, pixels
    double noise = 0;                    ///< standard deviation, grey levels
    double light = 1;                    ///< 1 is normal, 0.3 dark
    double shade = 0;                    ///< light falls off to one side, 0…1
    double contrast = 1;                 ///< 1 is normal, 0.3 pale
    double glare = 0;                    ///< strength of a bright spot, 0…1
    double glareX = 0.62, glareY = 0.42; ///< where, as a share of the canvas
    unsigned seed = 1;
};

/// `card` may be null: an empty glass.
QImage compose(const QImage& card, const Scene& scene);

} // namespace pishkhan::emulators
