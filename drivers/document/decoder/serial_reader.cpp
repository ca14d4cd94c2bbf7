// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/serial_reader.h"

#include <algorithm>
#include <memory>

#include <tesseract/baseapi.h>

namespace pishkhan::document {

namespace {

constexpr int outOfWords = 0; // the two dictionaries would turn serials into English words

std::string onlySerialLetters(const char* text)
{
    std::string kept;
    for (; text != nullptr && *text != '\0'; ++text) {
        if ((*text >= '0' && *text <= '9') || (*text >= 'A' && *text <= 'Z')) {
            kept += *text;
        }
    }
    return kept;
}

bool prepare(tesseract::TessBaseAPI& recogniser)
{
    const std::vector<std::string> names{"load_system_dawg", "load_freq_dawg"};
    const std::vector<std::string> values(2, std::to_string(outOfWords));
    if (recogniser.Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) != 0) {
        return false;
    }
    return true;
}

void expect(tesseract::TessBaseAPI& recogniser, Alphabet alphabet)
{
    const char* allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    switch (alphabet) {
    case Alphabet::CapitalsAndDigits: break;
    case Alphabet::Digits: allowed = "0123456789"; break;
    case Alphabet::OneCapital: allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"; break;
    }
    recogniser.SetVariable("tessedit_char_whitelist", allowed);
    recogniser.SetPageSegMode(alphabet == Alphabet::OneCapital ? tesseract::PSM_SINGLE_CHAR
                                                               : tesseract::PSM_SINGLE_LINE);
}

} // namespace

std::vector<PrintedLine> readLines(const std::vector<LineToRead>& lines)
{
    std::vector<PrintedLine> read(lines.size());
    try {
        tesseract::TessBaseAPI recogniser;
        if (!prepare(recogniser)) {
            return read;
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const GreyImage& picture = *lines[i].picture;
            if (picture.empty()) {
                continue;
            }
            expect(recogniser, lines[i].alphabet);
            recogniser.SetImage(picture.data(), picture.width(), picture.height(), 1, picture.width());
            recogniser.SetSourceResolution(300);
            const std::unique_ptr<char[]> text(recogniser.GetUTF8Text());
            read[i] = {onlySerialLetters(text.get()), std::clamp(recogniser.MeanTextConf(), 0, 100)};
        }
        recogniser.End();
    } catch (...) {
        read.assign(lines.size(), {});
    }
    return read;
}

} // namespace pishkhan::document
