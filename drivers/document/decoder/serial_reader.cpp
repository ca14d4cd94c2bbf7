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
    recogniser.SetVariable("tessedit_char_whitelist", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    recogniser.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
    return true;
}

} // namespace

std::vector<PrintedLine> readLines(const std::vector<GreyImage>& lines)
{
    std::vector<PrintedLine> read(lines.size());
    try {
        tesseract::TessBaseAPI recogniser;
        if (!prepare(recogniser)) {
            return read;
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].empty()) {
                continue;
            }
            recogniser.SetImage(lines[i].data(), lines[i].width(), lines[i].height(), 1, lines[i].width());
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
