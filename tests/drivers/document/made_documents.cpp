// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/document/made_documents.h"

#include <algorithm>

#include "terminal/domain/check_digit.h"

namespace pishkhan::document {

namespace {

std::string digit(std::string_view covered)
{
    return std::string(1, static_cast<char>('0' + domain::mrzDigit(covered)));
}

std::string filled(std::string text, std::size_t width)
{
    text.resize(width, '<');
    return text;
}

QString number(double value)
{
    return QString::number(value, 'f', 3);
}

} // namespace

std::string DocumentMaker::letters(int count)
{
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += static_cast<char>('A' + below(26));
    }
    return out;
}

std::string DocumentMaker::mixed(int count)
{
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[below(36)];
    }
    return out;
}

std::string DocumentMaker::date(int firstYear, int years)
{
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two((firstYear + below(years)) % 100) + two(1 + below(12)) + two(1 + below(28));
}

std::string DocumentMaker::names(std::size_t width)
{
    std::string out = letters(4 + below(8)) + "<<" + letters(3 + below(6));
    if (below(2) == 0) {
        out += "<" + letters(3 + below(5));
    }
    return filled(out, width);
}

std::string DocumentMaker::twoLines(char first, std::size_t width)
{
    const std::string number = std::string(1, "ABCKLMXZ"[below(8)]) + (below(2) == 0 ? mixed(8) : "00" + date(0, 99));
    const std::string numberPart = number + digit(number);
    const std::string birth = date(1950, 60);
    const std::string expiry = date(2027, 9);
    const std::string birthPart = birth + digit(birth);
    const std::string expiryPart = expiry + digit(expiry);
    std::string second = numberPart + "IRN" + birthPart + std::string(1, "MF<"[below(3)]) + expiryPart;
    const std::string head = filled(std::string(1, first), 2) + "IRN";
    if (first == 'V') {
        return head + names(width - 5) + "/" + filled(second + mixed(below(6)), width);
    }
    std::string rest = filled(mixed(below(3) * 3), width == 44 ? 14 : 7);
    rest += width == 44 ? digit(rest) : "";
    return head + names(width - 5) + "/" + second + rest + digit(numberPart + birthPart + expiryPart + rest);
}

std::string DocumentMaker::threeLines()
{
    const std::string number = std::string(1, "ABCKLMXZ"[below(8)]) + mixed(8);
    const std::string first = number + digit(number) + filled(mixed(below(11)), 15);
    const std::string birth = date(1950, 60);
    const std::string expiry = date(2027, 9);
    const std::string birthPart = birth + digit(birth);
    const std::string expiryPart = expiry + digit(expiry);
    const std::string optional = filled(mixed(below(6)), 11);
    return "I<IRN" + first + "/" + birthPart + std::string(1, "MF<"[below(3)]) + expiryPart + "IRN" + optional +
           digit(first + birthPart + expiryPart + optional) + "/" + names(30);
}

void DocumentMaker::addTroubles(MadeDocument& made, double dotsPerInch)
{
    const double fine = dotsPerInch / 300; // blur is the lens's and the hand's: in parts of a millimetre
    made.options << QStringLiteral("--noise") << number(between(2, 20)) << QStringLiteral("--blur")
                 << number(between(0.2, 1.9) * fine) << QStringLiteral("--light") << number(between(0.42, 1))
                 << QStringLiteral("--shade") << number(between(0, 0.45)) << QStringLiteral("--contrast")
                 << number(between(0.5, 1)) << QStringLiteral("--glare") << number(std::max(0.0, between(-0.4, 0.7)))
                 << QStringLiteral("--glare-x") << number(between(0.2, 0.8)) << QStringLiteral("--glare-y")
                 << number(between(0.2, 0.8)) << QStringLiteral("--seed") << QString::number(below(100000));
}

void DocumentMaker::addTravel(MadeDocument& made)
{
    const int which = below(10);
    double millimetres = 125;
    if (which < 5) {
        made.kind = "passport";
        made.zone = twoLines('P', 44);
    } else if (which < 8) {
        made.kind = "identity-card";
        made.zone = threeLines();
        millimetres = 85.6;
    } else if (which < 9) {
        made.kind = "identity-card";
        made.zone = twoLines('I', 36);
        millimetres = 105;
    } else {
        made.kind = "visa";
        made.zone = twoLines('V', 44);
    }
    const bool wholeSheet = below(4) == 0; // the glass of an A4 scanner, the document somewhere on it
    const double dotsPerInch = between(150, 300);
    const double dots = millimetres * dotsPerInch / 25.4;
    const double room = wholeSheet ? 0 : dots * 1.32;
    const int width = static_cast<int>(wholeSheet ? 210 * dotsPerInch / 25.4 : room);
    const int height = static_cast<int>(wholeSheet ? 297 * dotsPerInch / 25.4 : room);
    const double away = wholeSheet ? 0.12 : 0.01;
    made.options << QStringLiteral("--kind") << QStringLiteral("travel") << QStringLiteral("--mrz")
                 << QString::fromStdString(made.zone) << QStringLiteral("--width") << QString::number(width)
                 << QStringLiteral("--height") << QString::number(height) << QStringLiteral("--card-pixels")
                 << number(dots) << QStringLiteral("--rotate") << number(between(-180, 180)) << QStringLiteral("--skew")
                 << number(between(0, 0.08)) << QStringLiteral("--off-x") << number(between(-away, away))
                 << QStringLiteral("--off-y") << number(between(-away, away)) << QStringLiteral("--background")
                 << QStringList{QStringLiteral("paper"), QStringLiteral("desk"), QStringLiteral("dark")}[below(3)];
    addTroubles(made, dotsPerInch);
}

void DocumentMaker::addPage(MadeDocument& made)
{
    made.kind = "page";
    made.barcodes = {"GV-" + mixed(9), "https://proof.example/" + mixed(18), "CERT/" + mixed(12) + "/NEMUNEH",
                     "DM-" + mixed(50)};
    const double dotsPerInch = between(150, 300);
    const auto width = static_cast<int>(210 * dotsPerInch / 25.4);
    const auto height = static_cast<int>(297 * dotsPerInch / 25.4);
    const bool turned = below(3) == 0; // then photographed from farther away, at the same dots per inch
    made.options << QStringLiteral("--kind") << QStringLiteral("page");
    const QStringList names{QStringLiteral("--code128"), QStringLiteral("--qr"), QStringLiteral("--pdf417"),
                            QStringLiteral("--datamatrix")};
    for (int i = 0; i < names.size(); ++i) {
        made.options << names[i] << QString::fromStdString(made.barcodes[static_cast<std::size_t>(i)]);
    }
    const double turn = turned ? between(-180, 180) : between(-6, 6);
    made.options << QStringLiteral("--width") << QString::number(turned ? height * 5 / 4 : width)
                 << QStringLiteral("--height") << QString::number(turned ? height * 5 / 4 : height)
                 << QStringLiteral("--card-pixels") << number(width * 0.99) << QStringLiteral("--rotate")
                 << number(turn) << QStringLiteral("--skew") << number(between(0, 0.03))
                 << QStringLiteral("--background") << QStringLiteral("dark");
    addTroubles(made, dotsPerInch);
}

/// The national card's bars: right of the middle, low; made up like all of them.
void DocumentMaker::spoilCard(MadeDocument& made, Spoiler by)
{
    made.kind = "national-card";
    made.barcodes = {"9991234561"};
    const bool isGlare = by == Spoiler::Glare;
    const double away = below(2) == 0 ? between(0.34, 0.45) : -between(0.44, 0.5); // part of its bars off the glass
    made.options << QStringLiteral("--background")
                 << QStringList{QStringLiteral("paper"), QStringLiteral("desk")}[below(2)] << QStringLiteral("--rotate")
                 << number(between(-4, 4)) << QStringLiteral("--off-x") << number(isGlare ? 0 : away);
}

MadeDocument DocumentMaker::spoiled(Spoiler by)
{
    MadeDocument made;
    const bool isGlare = by == Spoiler::Glare;
    const int which = below(3);
    if (which == 0) {
        spoilCard(made, by);
    } else {
        made.kind = which == 1 ? "passport" : "identity-card";
        made.zone = which == 1 ? twoLines('P', 44) : threeLines();
        const double dots = (which == 1 ? 125 : 85.6) * between(200, 300) / 25.4;
        const double away = between(0.16, 0.32) * (below(2) == 0 ? 1 : -1); // from 0.12 on a side is outside
        made.options << QStringLiteral("--kind") << QStringLiteral("travel") << QStringLiteral("--mrz")
                     << QString::fromStdString(made.zone) << QStringLiteral("--width")
                     << QString::number(static_cast<int>(dots * 1.32)) << QStringLiteral("--height")
                     << QString::number(static_cast<int>(dots)) << QStringLiteral("--card-pixels") << number(dots)
                     << QStringLiteral("--rotate") << number(between(-4, 4)) << QStringLiteral("--off-x")
                     << number(isGlare ? 0 : away) << QStringLiteral("--background")
                     << QStringList{QStringLiteral("desk"), QStringLiteral("dark")}[below(2)];
    }
    made.options << QStringLiteral("--noise") << number(between(2, 8)) << QStringLiteral("--light")
                 << number(between(0.75, 1)) << QStringLiteral("--seed") << QString::number(below(100000));
    if (isGlare) { // the lamp itself mirrors in the laminate
        made.options << QStringLiteral("--glare") << number(between(2, 4)) << QStringLiteral("--glare-x")
                     << number(which == 0 ? between(0.53, 0.58) : between(0.4, 0.6)) << QStringLiteral("--glare-y")
                     << number(which == 0   ? between(0.62, 0.65)
                               : which == 1 ? between(0.75, 0.79)
                                            : between(0.64, 0.69));
    }
    return made;
}

MadeDocument DocumentMaker::next()
{
    MadeDocument made;
    if (m_count++ % 5 < 3) {
        addTravel(made);
    } else {
        addPage(made);
    }
    return made;
}

} // namespace pishkhan::document
