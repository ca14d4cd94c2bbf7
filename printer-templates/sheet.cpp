// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/sheet.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace pishkhan::templates {
namespace {

struct StyleRow {
    TextStyle style;
    int pixels; ///< at scale 1; 8 dots are 1 mm
    QFont::Weight weight;
};

/// One bit a dot eats thin strokes: nothing lighter than Medium, nothing smaller than 19 dots.
constexpr StyleRow styles[] = {
    {TextStyle::Brand, 37, QFont::Black},      {TextStyle::BrandOver, 21, QFont::Bold},
    {TextStyle::Plain, 21, QFont::Medium},     {TextStyle::Label, 22, QFont::Medium},
    {TextStyle::Value, 24, QFont::Bold},       {TextStyle::Title, 29, QFont::ExtraBold},
    {TextStyle::Heading, 30, QFont::Black},    {TextStyle::Item, 25, QFont::Bold},
    {TextStyle::Amount, 26, QFont::ExtraBold}, {TextStyle::Note, 20, QFont::Medium},
    {TextStyle::TotalLabel, 25, QFont::Bold},  {TextStyle::Total, 38, QFont::Black},
    {TextStyle::Words, 22, QFont::DemiBold},   {TextStyle::Status, 28, QFont::Black},
    {TextStyle::Caption, 22, QFont::Bold},     {TextStyle::Code, 50, QFont::Black},
    {TextStyle::Banner, 32, QFont::Black},     {TextStyle::Small, 19, QFont::Medium},
};

constexpr const char* faces[] = {"Regular", "Medium", "SemiBold", "Bold", "ExtraBold", "Black"};

} // namespace

QFont Sheet::font(TextStyle style) const
{
    const StyleRow& row = styles[static_cast<std::size_t>(style)];
    QFont font(QStringLiteral("Vazirmatn"));
    font.setWeight(row.weight);
    font.setPixelSize(qMax(17, qRound(row.pixels * scale)));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

Result<Sheet> receiptSheet(int widthDots)
{
    if (widthDots < 256 || widthDots > 832) {
        return makeError(ErrorKind::InvalidInput, "receipt width must be 256 to 832 dots", "printer-templates");
    }
    const bool narrow = widthDots < 512;
    return Sheet{widthDots, narrow ? 4 : 8, narrow ? 0.8 : 1.0, false};
}

Sheet a4Sheet(int widthDots)
{
    return Sheet{widthDots, 0, 1.2, true};
}

Status loadFonts()
{
    if (qGuiApp == nullptr) {
        return makeError(ErrorKind::Unsupported, "text layout needs a QGuiApplication", "printer-templates");
    }
    if (QFontDatabase::families().contains(QStringLiteral("Vazirmatn")) &&
        QFontDatabase::styles(QStringLiteral("Vazirmatn")).contains(QStringLiteral("Black"))) {
        return {};
    }
    for (const char* face : faces) {
        const QString path = QStringLiteral(":/fonts/Vazirmatn-%1.ttf").arg(QLatin1String(face));
        if (QFontDatabase::addApplicationFont(path) < 0) {
            return makeError(ErrorKind::Unsupported, std::string("cannot load font face ") + face, "printer-templates");
        }
    }
    return {};
}

} // namespace pishkhan::templates
