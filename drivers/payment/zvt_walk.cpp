// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_walk.h"

#include <algorithm>
#include <iterator>

namespace pishkhan::payment::zvt {
namespace {

enum class Shape : std::uint8_t { Fixed, Ll, Lll, Tlv };

struct TagRow {
    std::uint8_t tag;
    Shape shape;
    std::uint8_t length; ///< of a fixed field
};

// payment.md 7.3, after chapter 13 of the specification.
constexpr std::uint8_t oneByte[] = {0x01, 0x02, 0x03, 0x05, 0x19, 0x27, 0x72, 0x73, 0x74, 0x75, 0x8A, 0x8C, 0xA0,
                                    0xD0, 0xD2, 0xD3, 0xE0, 0xE9, 0xEA, 0xF0, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD};
constexpr std::uint8_t llTags[] = {0x22, 0x23, 0x2D, 0x4C, 0x8B, 0xA7, 0xD1, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5,
                                   0xE6, 0xE7, 0xE8, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8};
constexpr TagRow others[] = {
    {0x0D, Shape::Fixed, 2}, {0x0E, Shape::Fixed, 2}, {0x17, Shape::Fixed, 2}, {0x3A, Shape::Fixed, 2},
    {0x49, Shape::Fixed, 2}, {0x87, Shape::Fixed, 2}, {0x0B, Shape::Fixed, 3}, {0x0C, Shape::Fixed, 3},
    {0x37, Shape::Fixed, 3}, {0x3D, Shape::Fixed, 3}, {0x88, Shape::Fixed, 3}, {0xAA, Shape::Fixed, 3},
    {0x29, Shape::Fixed, 4}, {0x70, Shape::Fixed, 4}, {0x71, Shape::Fixed, 4}, {0xBA, Shape::Fixed, 5},
    {0x04, Shape::Fixed, 6}, {0x3B, Shape::Fixed, 8}, {0xEB, Shape::Fixed, 8}, {0x2A, Shape::Fixed, 15},
    {0x24, Shape::Lll, 0},   {0x2E, Shape::Lll, 0},   {0x3C, Shape::Lll, 0},   {0x60, Shape::Lll, 0},
    {0x9A, Shape::Lll, 0},   {0xAF, Shape::Lll, 0},   {0x06, Shape::Tlv, 0},
};

std::optional<TagRow> rowOf(std::uint8_t tag)
{
    if (std::find(std::begin(oneByte), std::end(oneByte), tag) != std::end(oneByte)) {
        return TagRow{tag, Shape::Fixed, 1};
    }
    if (std::find(std::begin(llTags), std::end(llTags), tag) != std::end(llTags)) {
        return TagRow{tag, Shape::Ll, 0};
    }
    for (const TagRow& row : others) {
        if (row.tag == tag) {
            return row;
        }
    }
    return std::nullopt;
}

/// How many bytes the length takes and how many follow.
struct Extent {
    std::size_t header;
    std::size_t length;
};

/// Length digits written as F0 F8 or F0 F1 F6.
std::optional<Extent> digitLength(ByteView data, std::size_t digits)
{
    if (data.size() < digits) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if ((data[i] & 0xF0U) != 0xF0U || (data[i] & 0x0FU) > 9) {
            return std::nullopt;
        }
        length = length * 10 + (data[i] & 0x0FU);
    }
    return Extent{digits, length};
}

std::optional<Extent> berLength(ByteView data)
{
    if (data.empty()) {
        return std::nullopt;
    }
    if (data[0] < 0x80) {
        return Extent{1, data[0]};
    }
    if (data[0] == 0x81 && data.size() >= 2) {
        return Extent{2, data[1]};
    }
    if (data[0] == 0x82 && data.size() >= 3) {
        return Extent{3, static_cast<std::size_t>(data[1] << 8U | data[2])};
    }
    return std::nullopt;
}

std::optional<Extent> extentOf(const TagRow& row, ByteView rest)
{
    switch (row.shape) {
    case Shape::Fixed: return Extent{0, row.length};
    case Shape::Ll: return digitLength(rest, 2);
    case Shape::Lll: return digitLength(rest, 3);
    case Shape::Tlv: return berLength(rest);
    }
    return std::nullopt;
}

constexpr int deepest = 6;

void eachTlvDown(ByteView data, const std::function<void(const Tlv&)>& take, int depth)
{
    while (const auto found = nextTlv(data)) {
        take(*found);
        const std::uint32_t first = found->tag > 0xFF ? found->tag >> 8U : found->tag;
        if ((first & 0x20U) != 0 && depth < deepest) {
            eachTlvDown(found->value, take, depth + 1);
        }
    }
}

} // namespace

std::optional<Field> nextField(ByteView& data)
{
    if (data.empty()) {
        return std::nullopt;
    }
    const auto row = rowOf(data[0]);
    const auto extent = row ? extentOf(*row, data.subspan(1)) : std::nullopt;
    if (!extent || data.size() < 1 + extent->header + extent->length) {
        return std::nullopt;
    }
    const Field field{data[0], data.subspan(1 + extent->header, extent->length)};
    data = data.subspan(1 + extent->header + extent->length);
    return field;
}

std::optional<Tlv> nextTlv(ByteView& data)
{
    if (data.empty()) {
        return std::nullopt;
    }
    std::size_t at = 1;
    std::uint32_t tag = data[0];
    if ((data[0] & 0x1FU) == 0x1FU) {
        if (data.size() < 2 || (data[1] & 0x80U) != 0) {
            return std::nullopt; // tags of three bytes do not occur
        }
        tag = tag << 8U | data[1];
        at = 2;
    }
    const auto extent = berLength(data.subspan(at));
    if (!extent || data.size() < at + extent->header + extent->length) {
        return std::nullopt;
    }
    const Tlv found{tag, data.subspan(at + extent->header, extent->length)};
    data = data.subspan(at + extent->header + extent->length);
    return found;
}

void eachTlv(ByteView data, const std::function<void(const Tlv&)>& take)
{
    eachTlvDown(data, take, 0);
}

std::string bcdDigits(ByteView bytes)
{
    std::string out;
    for (const std::uint8_t byte : bytes) {
        const unsigned high = byte >> 4U;
        const unsigned low = byte & 0x0FU;
        if (high > 9 || low > 9) {
            return {};
        }
        out += static_cast<char>('0' + high);
        out += static_cast<char>('0' + low);
    }
    return out;
}

std::optional<std::int64_t> bcdNumber(ByteView bytes)
{
    constexpr std::size_t most = 9; // eighteen digits fit 64 bits
    const std::string digits = bcdDigits(bytes);
    if (digits.empty() || bytes.size() > most) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (const char digit : digits) {
        value = value * 10 + (digit - '0');
    }
    return value;
}

std::string cardDigits(ByteView bytes)
{
    std::string out;
    for (const std::uint8_t byte : bytes) {
        for (const int shift : {4, 0}) {
            const int nibble = (byte >> shift) & 0x0F;
            if (nibble > 9 && nibble != 0xE) {
                return out; // F is padding; anything else is no card number
            }
            out += nibble == 0xE ? '*' : static_cast<char>('0' + nibble);
        }
    }
    return out;
}

} // namespace pishkhan::payment::zvt
