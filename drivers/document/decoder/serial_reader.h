// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads printed lines of capitals and digits: the serial on a national card's back. Runs inside pishkhan-decode;
/// Tesseract is at home in serial_reader.cpp, which catches all it throws.
#pragma once
#include <string>
#include <vector>

#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

struct PrintedLine {
    std::string text; ///< A-Z and 0-9 only
    int confidence = 0;
};

enum class Alphabet { CapitalsAndDigits, Digits, OneCapital };

struct LineToRead {
    const GreyImage* picture;
    Alphabet alphabet = Alphabet::CapitalsAndDigits;
};

/// One answer per picture, in order; empty texts when nothing was read or the recogniser is not installed.
std::vector<PrintedLine> readLines(const std::vector<LineToRead>& lines);

} // namespace pishkhan::document
