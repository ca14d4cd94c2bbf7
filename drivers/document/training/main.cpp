// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-train-glyphs OUT [LINES]: learns the table of the MRZ recogniser from drawn OCR-B and writes it. The committed
// drivers/document/decoder/glyph_table.bin came from here (README). Exit: 0 done, 1 failed, 2 wrong usage.
#include <QGuiApplication>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "drivers/document/training/line_printer.h"
#include "drivers/document/training/net_teacher.h"

namespace {

using namespace pishkhan;
using namespace pishkhan::document;

constexpr unsigned seed = 1404;
constexpr int examLines = 200;

/// Shares of right answers: characters, and places between.
void examine(const GlyphNet& net)
{
    std::mt19937 random(seed + 1);
    int right = 0, asked = 0, between = 0, betweenRight = 0;
    for (int i = 0; i < examLines; ++i) {
        for (const Lesson& lesson : printLine(random)) {
            const GlyphScores scores = net.read(lesson.window);
            const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
            const bool isCharacter = lesson.answer < glyphCount;
            (isCharacter ? asked : between) += 1;
            (isCharacter ? right : betweenRight) += best == lesson.answer ? 1 : 0;
        }
    }
    std::printf("exam: %.3f %% of %d characters, %.2f %% of %d places between\n", 100.0 * right / asked, asked,
                100.0 * betweenRight / between, between);
}

GlyphNet learn(int lines)
{
    constexpr double firstRate = 0.0015, lastRate = 0.00004;
    std::mt19937 random(seed);
    NetTeacher teacher({128, 64}, random);
    double loss = 0;
    for (int i = 0; i < lines; ++i) {
        const double done = static_cast<double>(i) / lines;
        loss = 0.99 * loss + 0.01 * teacher.teach(printLine(random), firstRate * std::pow(lastRate / firstRate, done));
        if (i % 2000 == 1999) {
            std::printf("%d lines, loss %.4f\n", i + 1, loss);
            std::fflush(stdout);
        }
    }
    return teacher.net();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "Usage: pishkhan-train-glyphs OUT [LINES]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication gui(argc, argv); // fonts need it
    const int lines = argc == 3 ? std::atoi(argv[2]) : 40000;
    const Bytes table = learn(std::max(1, lines)).encode();
    const auto net = GlyphNet::parse(table); // as it will be used: with its weights rounded to bytes
    if (!net) {
        std::fprintf(stderr, "pishkhan-train-glyphs: %s\n", net.error().what.c_str());
        return 1;
    }
    examine(*net);
    std::ofstream out(argv[1], std::ios::binary);
    out.write(reinterpret_cast<const char*>(table.data()), static_cast<std::streamsize>(table.size()));
    return out.flush() ? 0 : 1;
}
