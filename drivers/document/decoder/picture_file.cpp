// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/picture_file.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <leptonica/allheaders.h>

namespace pishkhan::document {

namespace {

constexpr int longestSide = 10000; // an A4 at 600 dpi has 7016
constexpr int shortestSide = 60;
constexpr std::int64_t largestArea = 60'000'000; // an A4 at 600 dpi has 35 million

// A whole A4 at 300 dpi has 8.7 million dots, and everything on a document is read from that. More costs time and shows grain.
constexpr double largestUseful = 12'500'000;
constexpr double reducedTo = 9'500'000;

/// Overwrites the pixels before their memory is freed.
struct WipePix {
    void operator()(PIX* pix) const
    {
        pixClearAll(pix);
        pixDestroy(&pix);
    }
};
using PixHandle = std::unique_ptr<PIX, WipePix>;

Error refuse(const char* why)
{
    return makeError(ErrorKind::Unsupported, why, "picture-file");
}

bool usable(int width, int height)
{
    return std::min(width, height) >= shortestSide && std::max(width, height) <= longestSide &&
           static_cast<std::int64_t>(width) * height <= largestArea;
}

/// The picture itself, or a smaller one where it has more dots than any reader uses.
PixHandle reduced(PixHandle grey)
{
    const double area = static_cast<double>(pixGetWidth(grey.get())) * pixGetHeight(grey.get());
    if (area <= largestUseful) {
        return grey;
    }
    const auto scale = static_cast<l_float32>(std::sqrt(reducedTo / area));
    return PixHandle(pixScaleAreaMap(grey.get(), scale, scale));
}

} // namespace

Result<GreyImage> openPicture(ByteView file)
{
    setMsgSeverity(L_SEVERITY_NONE);
    int format = 0, width = 0, height = 0, bits = 0, samples = 0, colourMap = 0;
    if (file.empty() ||
        pixReadHeaderMem(file.data(), file.size(), &format, &width, &height, &bits, &samples, &colourMap) != 0) {
        return refuse("the file is no picture");
    }
    if (!usable(width, height)) { // asked before its pixels are unpacked
        return refuse("no picture of a usable size");
    }
    const PixHandle pix(pixReadMem(file.data(), file.size()));
    PixHandle grey(pix ? pixConvertTo8(pix.get(), 0) : nullptr);
    if (grey) {
        grey = reduced(std::move(grey));
    }
    if (!grey || !usable(pixGetWidth(grey.get()), pixGetHeight(grey.get()))) {
        return refuse("the picture cannot be decoded");
    }
    width = pixGetWidth(grey.get());
    height = pixGetHeight(grey.get());
    std::vector<std::uint8_t> pixels;
    pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        const l_uint32* row = pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey.get());
        for (int x = 0; x < width; ++x) {
            pixels.push_back(static_cast<std::uint8_t>(GET_DATA_BYTE(row, x)));
        }
    }
    return GreyImage(width, height, std::move(pixels));
}

bool writePng(const GreyImage& picture, const std::function<bool(ByteView)>& write)
{
    const PixHandle pix(picture.empty() ? nullptr : pixCreate(picture.width(), picture.height(), 8));
    if (!pix) {
        return false;
    }
    for (int y = 0; y < picture.height(); ++y) {
        const std::uint8_t* row = picture.data() + static_cast<std::ptrdiff_t>(y) * picture.width();
        for (int x = 0; x < picture.width(); ++x) {
            pixSetPixel(pix.get(), x, y, row[x]);
        }
    }
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (pixWriteMemPng(&bytes, &size, pix.get(), 0) != 0) {
        return false;
    }
    const bool done = write({bytes, size});
    explicit_bzero(bytes, size);
    lept_free(bytes);
    return done;
}

} // namespace pishkhan::document
