// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-make-card: draws a made-up card and puts the picture where a scanner would. The file appears whole, by
// rename, so that it may be written straight into a scanner's hot folder. Exit: 0 done, 1 failed, 2 wrong usage.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>

#include <cstdio>

#include <CLI/CLI.hpp>

#include "drivers/emulators/card_maker/card_face.h"
#include "drivers/emulators/card_maker/page_face.h"
#include "drivers/emulators/card_maker/scene.h"
#include "drivers/emulators/card_maker/travel_face.h"

namespace {

using namespace pishkhan::emulators;

struct Wish {
    std::string out, kind = "national-card", nationalCode = "9991234561", serial = "1G23456789", background = "paper",
                     serialFont = "DejaVu Sans", zone, code128, qr, pdf417, dataMatrix;
    int width = 1754, height = 1240, quality = 90;
    bool blank = false;
    Scene scene;
};

void describe(CLI::App& app, Wish& wish)
{
    app.set_version_flag("--version", PISHKHAN_VERSION);
    app.add_option("OUT", wish.out, "picture to write: .jpg, .png, .bmp or .ppm")->required();
    app.add_option("--kind", wish.kind)->check(CLI::IsMember({"national-card", "travel", "page"}));
    app.add_option("--mrz", wish.zone, "of a travel document: its lines joined by /");
    app.add_option("--code128", wish.code128, "on a page");
    app.add_option("--qr", wish.qr);
    app.add_option("--pdf417", wish.pdf417);
    app.add_option("--datamatrix", wish.dataMatrix);
    app.add_option("--national-code", wish.nationalCode, "ten digits, made up");
    app.add_option("--serial", wish.serial, "a digit, a letter, eight digits");
    app.add_option("--serial-font", wish.serialFont);
    app.add_option("--background", wish.background)->check(CLI::IsMember({"paper", "desk", "dark"}));
    app.add_option("--width", wish.width, "of the picture, pixels")->check(CLI::Range(100, 8000));
    app.add_option("--height", wish.height)->check(CLI::Range(100, 8000));
    app.add_option("--card-pixels", wish.scene.cardPixels, "width of the card or sheet in the picture");
    app.add_option("--rotate", wish.scene.turn, "degrees, clockwise");
    app.add_option("--skew", wish.scene.slant, "perspective, 0 to 0.3");
    app.add_option("--off-x", wish.scene.offX, "share of the picture's width");
    app.add_option("--off-y", wish.scene.offY);
    app.add_option("--blur", wish.scene.blur, "sigma, pixels");
    app.add_option("--noise", wish.scene.noise, "standard deviation, grey levels");
    app.add_option("--light", wish.scene.light, "1 is normal");
    app.add_option("--shade", wish.scene.shade, "fall-off of the light, 0 to 1");
    app.add_option("--contrast", wish.scene.contrast, "1 is normal, 0.3 pale");
    app.add_option("--glare", wish.scene.glare, "0 to 1");
    app.add_option("--glare-x", wish.scene.glareX, "share of the picture's width");
    app.add_option("--glare-y", wish.scene.glareY);
    app.add_option("--seed", wish.scene.seed);
    app.add_option("--quality", wish.quality, "of a .jpg")->check(CLI::Range(1, 100));
    app.add_flag("--blank", wish.blank, "an empty glass");
}

QImage draw(const Wish& wish)
{
    const auto text = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    if (wish.kind == "travel") {
        return drawTravelDocument(text(wish.zone).split(QLatin1Char('/')));
    }
    if (wish.kind == "page") {
        return drawPage({text(wish.code128), text(wish.qr), text(wish.pdf417), text(wish.dataMatrix)});
    }
    return drawCardBack({text(wish.nationalCode), text(wish.serial), text(wish.serialFont)});
}

/// Whole or not at all; the name beside it starts with a dot, which hot folders overlook.
bool writeWhole(const QImage& picture, const QString& path, int quality)
{
    const QFileInfo target(path);
    const QString beside = target.dir().filePath(QStringLiteral(".") + target.fileName() + QStringLiteral(".part"));
    const QByteArray suffix = target.suffix().toUpper().toLatin1();
    const bool isPlain = suffix == "PNG" || suffix == "BMP" || suffix == "PPM"; // these have no quality
    return picture.save(beside, isPlain ? suffix.constData() : "JPEG", isPlain ? -1 : quality) &&
           std::rename(QFile::encodeName(beside).constData(), QFile::encodeName(path).constData()) == 0;
}

} // namespace

int main(int argc, char** argv)
{
    Wish wish;
    CLI::App app("Draws a made-up document as a scanner or a camera would see it.", "pishkhan-make-card");
    describe(app, wish);
    try { // CLI11 reports wrong usage by throwing
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication gui(argc, argv); // fonts need it
    wish.scene.canvas = QSize(wish.width, wish.height);
    wish.scene.background = QString::fromStdString(wish.background);
    const QImage card = wish.blank ? QImage() : draw(wish);
    if ((card.isNull() && !wish.blank) ||
        !writeWhole(compose(card, wish.scene), QString::fromStdString(wish.out), wish.quality)) {
        std::fprintf(stderr, "pishkhan-make-card: the picture cannot be drawn or written\n");
        return 1;
    }
    return 0;
}
