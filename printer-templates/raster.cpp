// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/raster.h"

#include <cstring>

#include <QBuffer>

namespace pishkhan::templates {

constexpr int blackBelow = 140; // antialiased strokes keep their weight at this level (devices.md 7)

ports::Bitmap toBitmap(const QImage& gray)
{
    ports::Bitmap out;
    out.width = gray.width();
    out.height = gray.height();
    out.rows.assign(out.stride() * static_cast<std::size_t>(out.height), 0);
    for (int y = 0; y < out.height; ++y) {
        const uchar* from = gray.constScanLine(y);
        std::uint8_t* row = out.rows.data() + static_cast<std::size_t>(y) * out.stride();
        for (int x = 0; x < out.width; ++x) {
            if (from[x] < blackBelow) {
                row[x / 8] = static_cast<std::uint8_t>(row[x / 8] | (0x80U >> (x % 8)));
            }
        }
    }
    return out;
}

Result<QImage> toImage(const ports::Bitmap& bitmap)
{
    const auto height = static_cast<std::size_t>(bitmap.height < 0 ? 0 : bitmap.height);
    if (bitmap.width <= 0 || height == 0 || bitmap.rows.size() != height * bitmap.stride()) {
        return makeError(ErrorKind::InvalidInput, "bitmap's rows do not match its size", "printer-templates");
    }
    QImage image(bitmap.width, bitmap.height, QImage::Format_Mono);
    image.setColorTable({0xffffffff, 0xff000000});
    for (std::size_t y = 0; y < height; ++y) {
        std::memcpy(image.scanLine(static_cast<int>(y)), bitmap.rows.data() + y * bitmap.stride(), bitmap.stride());
    }
    return image;
}

Result<Bytes> toPng(const ports::Bitmap& bitmap)
{
    QImage image = TRY(toImage(bitmap));
    image.setDotsPerMeterX(7992); // 203 dpi
    image.setDotsPerMeterY(7992);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG")) {
        return makeError(ErrorKind::Unsupported, "cannot write PNG", "printer-templates");
    }
    return toBytes(
        ByteView(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
}

} // namespace pishkhan::templates
