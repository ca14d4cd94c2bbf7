// SPDX-License-Identifier: GPL-3.0-or-later
// Our decoder beside what an integrator would take: zbarimg and plain ZXing for barcodes, Tesseract with `eng` for
// machine-readable zones, on the same made-up pictures (tests/drivers/document). Only the ratios mean anything: ours
// over theirs, of exact answers and of time. zbarimg and tesseract are started as a shell would; so is our decoder.
#define ZX_USE_UTF8 1
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

#include <ZXing/ReadBarcode.h>

#include "drivers/document/decoder/picture_file.h"
#include "tests/drivers/document/made_cards.h"
#include "tests/drivers/document/made_documents.h"

using namespace pishkhan;
using namespace pishkhan::document;

namespace {

constexpr unsigned seed = 77;

struct Score {
    int exact = 0, asked = 0;
    qint64 milliseconds = 0;
};

QString outputOf(const QString& program, const QStringList& words)
{
    QProcess process;
    process.start(program, words);
    process.waitForFinished(120000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

void addCodes(const MadeDocument& made, const std::vector<std::string>& found, Score& score)
{
    for (const std::string& text : made.barcodes) {
        ++score.asked;
        score.exact += std::find(found.begin(), found.end(), text) != found.end() ? 1 : 0;
    }
}

/// As its documentation shows it: the whole picture, once; its two families apart because Debian's version aborts.
std::vector<std::string> plainZxing(const GreyImage& picture)
{
    using ZXing::BarcodeFormat;
    const ZXing::ImageView view(picture.data(), picture.width(), picture.height(), ZXing::ImageFormat::Lum);
    std::vector<std::string> texts;
    for (const bool isMatrix : {true, false}) {
        ZXing::DecodeHints hints;
        hints.setTryHarder(true).setTryRotate(true);
        hints.setFormats(isMatrix ? BarcodeFormat::PDF417 | BarcodeFormat::QRCode | BarcodeFormat::DataMatrix
                                  : ZXing::BarcodeFormats(BarcodeFormat::Code128));
        hints.setMaxNumberOfSymbols(isMatrix ? 255 : 1);
        for (const auto& code : ZXing::ReadBarcodes(view, hints)) {
            texts.push_back(code.text());
        }
    }
    return texts;
}

struct Scores {
    Score oursCodes, zbar, zxing, oursZones, tesseract;
};

void readPage(const MadeDocument& made, const QString& path, Scores& scores)
{
    QElapsedTimer clock;
    clock.start();
    const QStringList lines = outputOf(QStringLiteral("zbarimg"), {QStringLiteral("-q"), QStringLiteral("--raw"), path})
                                  .split(QLatin1Char('\n'));
    scores.zbar.milliseconds += clock.restart();
    std::vector<std::string> texts;
    std::transform(lines.begin(), lines.end(), std::back_inserter(texts),
                   [](const QString& line) { return line.toStdString(); });
    addCodes(made, texts, scores.zbar);
    clock.restart();
    if (const auto picture = openPicture(contentOf(path))) {
        addCodes(made, plainZxing(*picture), scores.zxing);
    }
    scores.zxing.milliseconds += clock.elapsed();
}

void readZone(const MadeDocument& made, const QString& path, Scores& scores)
{
    QElapsedTimer clock;
    clock.start();
    QString text = outputOf(QStringLiteral("tesseract"),
                            {path, QStringLiteral("-"), QStringLiteral("-l"), QStringLiteral("eng"),
                             QStringLiteral("--psm"), QStringLiteral("11"), QStringLiteral("-c"),
                             QStringLiteral("tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")});
    scores.tesseract.milliseconds += clock.elapsed();
    text.remove(QLatin1Char(' '));
    const QStringList lines = QString::fromStdString(made.zone).split(QLatin1Char('/'));
    ++scores.tesseract.asked;
    scores.tesseract.exact +=
        std::all_of(lines.begin(), lines.end(), [&](const QString& line) { return text.contains(line); }) ? 1 : 0;
}

void readOurs(const MadeDocument& made, const QString& path, Scores& scores)
{
    QElapsedTimer clock;
    clock.start();
    const auto read = decodePicture(realDecoder(), contentOf(path), {});
    (made.zone.empty() ? scores.oursCodes : scores.oursZones).milliseconds += clock.elapsed();
    std::vector<std::string> texts;
    for (const auto& code : read ? read->barcodes : std::vector<ports::ScannedBarcode>()) {
        texts.push_back(code.text);
    }
    addCodes(made, texts, scores.oursCodes);
    if (!made.zone.empty()) {
        ++scores.oursZones.asked;
        scores.oursZones.exact += read && read->mrz == made.zone ? 1 : 0;
    }
}

double share(const Score& score)
{
    return score.asked > 0 ? static_cast<double>(score.exact) / score.asked : 0;
}

void tell(const char* name, const Score& ours, const Score& theirs)
{
    const double rate = share(theirs) > 0 ? share(ours) / share(theirs) : -1; // -1: they read none
    const auto time =
        static_cast<double>(ours.milliseconds) / std::max<double>(1, static_cast<double>(theirs.milliseconds));
    std::printf("\"%s\":{\"exact\":%d,\"of\":%d,\"ms\":%lld,\"rateRatio\":%.2f,\"timeRatio\":%.2f}", name, theirs.exact,
                theirs.asked, static_cast<long long>(theirs.milliseconds), rate, time);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int pictures = qEnvironmentVariable("PISHKHAN_SCAN_IMAGES", QStringLiteral("20")).toInt();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("scan.png"));
    DocumentMaker maker(seed);
    Scores scores;
    for (int i = 0; i < pictures; ++i) {
        const MadeDocument made = maker.next();
        if (!drawCard(path, made.options)) {
            std::fprintf(stderr, "bench scan: a picture cannot be drawn\n");
            return 1;
        }
        readOurs(made, path, scores);
        made.zone.empty() ? readPage(made, path, scores) : readZone(made, path, scores);
    }
    std::printf("{\"name\":\"scan\",\"pictures\":%d,\"barcodes\":{", pictures);
    tell("ours", scores.oursCodes, scores.oursCodes);
    std::printf(",");
    tell("zbarimg", scores.oursCodes, scores.zbar);
    std::printf(",");
    tell("plainZxing", scores.oursCodes, scores.zxing);
    std::printf("},\"zones\":{");
    tell("ours", scores.oursZones, scores.oursZones);
    std::printf(",");
    tell("tesseractEng", scores.oursZones, scores.tesseract);
    std::printf("}}\n");
    return 0;
}
