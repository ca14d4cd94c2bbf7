// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_maker/bar_symbol.h"

#include <exception>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>

namespace pishkhan::emulators {

namespace {

ZXing::BarcodeFormat formatOf(Symbol symbol)
{
    switch (symbol) {
    case Symbol::Code128: return ZXing::BarcodeFormat::Code128;
    case Symbol::QrCode: return ZXing::BarcodeFormat::QRCode;
    case Symbol::Pdf417: return ZXing::BarcodeFormat::PDF417;
    case Symbol::DataMatrix: return ZXing::BarcodeFormat::DataMatrix;
    }
    return ZXing::BarcodeFormat::None;
}

} // namespace

QImage drawSymbol(Symbol symbol, const QString& text)
{
    try { // ZXing's writer throws on what it cannot write
        const auto bits = ZXing::MultiFormatWriter(formatOf(symbol))
                              .setMargin(0)
                              .setEncoding(ZXing::CharacterSet::UTF8)
                              .encode(text.toStdString(), 1, 1);
        QImage image(bits.width(), bits.height(), QImage::Format_RGB32);
        for (int y = 0; y < bits.height(); ++y) {
            for (int x = 0; x < bits.width(); ++x) {
                image.setPixel(x, y, bits.get(x, y) ? qRgb(20, 20, 20) : qRgb(250, 250, 250));
            }
        }
        return image;
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace pishkhan::emulators
