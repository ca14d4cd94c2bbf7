// SPDX-License-Identifier: GPL-3.0-or-later
#define ZX_USE_UTF8 1
#include "drivers/document/decoder/barcode_reader.h"

#include <ZXing/ReadBarcode.h>

namespace pishkhan::document {

namespace {

using ZXing::BarcodeFormat;

constexpr std::size_t longestText = 4096;

/// The two safe calls: several matrix codes, or one linear code without DataBar. Never both, never more than one
/// linear: Result.cpp:140 of libzxing 1.4 asserts when a linear code is met twice.
ZXing::DecodeHints hintsFor(CodeFamily family)
{
    ZXing::DecodeHints hints;
    hints.setTryHarder(true).setTryRotate(true);
    switch (family) {
    case CodeFamily::Matrix:
        hints.setFormats(BarcodeFormat::PDF417 | BarcodeFormat::QRCode | BarcodeFormat::DataMatrix |
                         BarcodeFormat::Aztec);
        break;
    case CodeFamily::Code128:
        hints.setFormats(BarcodeFormat::Code128);
        hints.setMaxNumberOfSymbols(1);
        break;
    case CodeFamily::OtherLinear:
        hints.setFormats(BarcodeFormat::Codabar | BarcodeFormat::Code39 | BarcodeFormat::Code93 | BarcodeFormat::EAN8 |
                         BarcodeFormat::EAN13 | BarcodeFormat::ITF | BarcodeFormat::UPCA | BarcodeFormat::UPCE);
        hints.setMaxNumberOfSymbols(1);
        break;
    }
    return hints;
}

} // namespace

std::vector<FoundCode> readCodes(const GreyImage& picture, CodeFamily family)
{
    std::vector<FoundCode> found;
    if (picture.empty()) {
        return found;
    }
    try {
        const ZXing::ImageView view(picture.data(), picture.width(), picture.height(), ZXing::ImageFormat::Lum);
        for (const auto& result : ZXing::ReadBarcodes(view, hintsFor(family))) {
            const std::string text = result.text();
            if (result.isValid() && text.size() <= longestText) {
                found.push_back({ZXing::ToString(result.format()), text, result.orientation()});
            }
        }
    } catch (...) {
        found.clear(); // whatever it was, this picture gives no code
    }
    return found;
}

} // namespace pishkhan::document
