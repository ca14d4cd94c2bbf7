// SPDX-License-Identifier: GPL-3.0-or-later
/// A grey picture in memory, overwritten before its memory is freed. What card_vision, barcode_reader and serial_reader
/// hand each other inside the decoding process.
#pragma once
#include <cstdint>
#include <string.h> // explicit_bzero
#include <utility>
#include <vector>

namespace pishkhan::document {

class GreyImage {
public:
    GreyImage() = default;
    /// Precondition: pixels.size() == width * height, rows from the top without gaps.
    GreyImage(int width, int height, std::vector<std::uint8_t> pixels)
        : m_width(width), m_height(height), m_pixels(std::move(pixels))
    {
    }
    GreyImage(GreyImage&&) = default;
    GreyImage& operator=(GreyImage&& other) noexcept
    {
        std::swap(m_width, other.m_width);
        std::swap(m_height, other.m_height);
        m_pixels.swap(other.m_pixels);
        return *this;
    }
    GreyImage(const GreyImage&) = delete;
    GreyImage& operator=(const GreyImage&) = delete;
    ~GreyImage()
    {
        if (!m_pixels.empty()) {
            explicit_bzero(m_pixels.data(), m_pixels.size());
        }
    }

    int width() const { return m_width; }
    int height() const { return m_height; }
    const std::uint8_t* data() const { return m_pixels.data(); }
    bool empty() const { return m_pixels.empty(); }

private:
    int m_width = 0;
    int m_height = 0;
    std::vector<std::uint8_t> m_pixels;
};

} // namespace pishkhan::document
