// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/redaction.h"

#include <algorithm>
#include <optional>

#include "drivers/document/decoder/barcode_reader.h"
#include "drivers/document/decoder/card_reading.h"
#include "drivers/document/decoder/card_serial.h"
#include "drivers/document/decoder/card_vision.h"
#include "drivers/document/decoder/picture.h"
#include "drivers/document/decoder/portrait.h"

namespace pishkhan::document {
namespace {

constexpr int whole = 1000;

void blacken(std::vector<std::uint8_t>& pixels, int width, int height, const BlackBox& box)
{
    const int left = std::clamp(width * box.left / whole, 0, width);
    const int right = std::clamp((width * (box.left + box.width) + whole - 1) / whole, left, width);
    const int top = std::clamp(height * box.top / whole, 0, height);
    const int bottom = std::clamp((height * (box.top + box.height) + whole - 1) / whole, top, height);
    for (int y = top; y < bottom; ++y) {
        std::fill_n(pixels.begin() + static_cast<std::ptrdiff_t>(y) * width + left, right - left, std::uint8_t{0});
    }
}

GreyImage blackened(const GreyImage& card, const std::vector<BlackBox>& boxes, bool bothWays)
{
    const auto size = static_cast<std::size_t>(card.width()) * static_cast<std::size_t>(card.height());
    std::vector<std::uint8_t> pixels(card.data(), card.data() + size);
    for (const BlackBox& box : boxes) {
        blacken(pixels, card.width(), card.height(), box);
        if (bothWays) {
            blacken(pixels, card.width(), card.height(),
                    {whole - box.left - box.width, whole - box.top - box.height, box.width, box.height});
        }
    }
    return {card.width(), card.height(), std::move(pixels)};
}

/// Nothing when the card's code does not say which way is up.
std::optional<GreyImage> upright(const GreyImage& card)
{
    const auto codes = readCodes(card, CodeFamily::Code128);
    if (codes.empty()) {
        return std::nullopt;
    }
    const int quarter = ((codes.front().degrees + 45 + 720) / 90) % 4;
    return quarter % 2 == 0 ? std::optional(turned(card, quarter == 2 ? 180 : 0)) : std::nullopt;
}

bool canBeRead(const GreyImage& picture)
{
    const ports::ScannedDocument found = readDocument(picture);
    return !found.fields.empty() || !found.barcodes.empty() || !found.mrz.empty() || readCardSerial(picture) ||
           readCardSerial(turned(picture, 180));
}

} // namespace

Redaction redact(const GreyImage& picture, const std::vector<BlackBox>& boxes)
{
    std::vector<FoundCard> cards = findCards(picture);
    if (cards.empty() || cards.front().score <= 0 || cards.front().touchesBorder || boxes.empty()) {
        return {};
    }
    const GreyImage& card = cards.front().straight;
    const auto standing = upright(card);
    Redaction done{RedactionFault::None, blackened(standing ? *standing : card, boxes, !standing)};
    const std::string kind = readDocument(picture).kind;
    if (!coversZone(kind, boxes) || canBeRead(done.picture)) {
        return {RedactionFault::StillReadable, {}};
    }
    if (!coversPortrait(kind, boxes) || showsPortrait(done.picture)) {
        return {RedactionFault::FaceShown, {}};
    }
    return done;
}

} // namespace pishkhan::document
