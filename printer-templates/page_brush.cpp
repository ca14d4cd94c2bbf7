// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/page_brush.h"

#include <algorithm>

#include <QBuffer>
#include <QPainterPath>
#include <QPdfWriter>

#include "printer-templates/sheet.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::templates::a4 {

namespace {

constexpr int resolution = 300;

} // namespace

const Look& lookOf(Light light)
{
    static const Look looks[] = {{QColor(0x1b, 0x7f, 0x4b), QColor(0xe6, 0xf4, 0xec), "آماده"},
                                 {QColor(0xb8, 0x74, 0x00), QColor(0xfd, 0xf3, 0xdf), "با کاستی"},
                                 {QColor(0xb3, 0x26, 0x1e), QColor(0xfb, 0xe9, 0xe7), "نمی‌شود"}};
    return looks[static_cast<std::size_t>(light)];
}

QString persian(const std::string& text)
{
    return QString::fromStdString(domain::persianDigits(text));
}

Brush::Brush(QPainter& painter) : m_painter(painter)
{
    m_painter.scale(resolution / 25.4, resolution / 25.4);
}

void Brush::box(const QRectF& area, const QColor& fill, double round)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(area, round, round);
}

void Brush::rule(double y, double from, double to)
{
    m_painter.setPen(QPen(line, 0.25));
    m_painter.drawLine(QPointF(from, y), QPointF(to, y));
}

void Brush::text(const QRectF& area, const QString& words, double size, QFont::Weight weight, const QColor& colour,
                 Qt::Alignment align)
{
    // Fonts are measured in whole pixels: lay out at fifty times the size and shrink.
    constexpr double fine = 50;
    QFont font(QStringLiteral("Vazirmatn"));
    font.setWeight(weight);
    font.setPixelSize(static_cast<int>(size * fine));
    const double wide = QFontMetricsF(font).horizontalAdvance(words) / fine;
    const double shrink = std::min(1.0, area.width() / std::max(wide, 0.1));
    m_painter.save();
    m_painter.translate(area.topLeft());
    m_painter.scale(shrink / fine, shrink / fine);
    m_painter.setFont(font);
    m_painter.setPen(colour);
    m_painter.setLayoutDirection(Qt::RightToLeft);
    const QRectF big(0, 0, area.width() * fine / shrink, area.height() * fine / shrink);
    QTextOption option(align | Qt::AlignAbsolute | Qt::AlignVCenter);
    option.setTextDirection(Qt::RightToLeft);
    option.setWrapMode(QTextOption::NoWrap);
    m_painter.drawText(big, words, option);
    m_painter.restore();
}

void Brush::light(QPointF middle, Light which, double r)
{
    QPainterPath shape;
    QPainterPath mark;
    if (which == Light::Green) {
        shape.addEllipse(middle, r, r);
        mark.moveTo(middle + QPointF(-0.45 * r, 0.02 * r));
        mark.lineTo(middle + QPointF(-0.1 * r, 0.38 * r));
        mark.lineTo(middle + QPointF(0.48 * r, -0.36 * r));
    } else if (which == Light::Yellow) {
        shape.addPolygon(QPolygonF({middle + QPointF(0, -1.1 * r), middle + QPointF(1.12 * r, 0.9 * r),
                                    middle + QPointF(-1.12 * r, 0.9 * r)}));
        shape.closeSubpath();
        mark.moveTo(middle + QPointF(0, -0.35 * r));
        mark.lineTo(middle + QPointF(0, 0.28 * r));
        mark.moveTo(middle + QPointF(0, 0.6 * r));
        mark.lineTo(middle + QPointF(0, 0.62 * r));
    } else {
        shape.addRoundedRect(QRectF(middle - QPointF(r, r) * 0.95, QSizeF(1.9 * r, 1.9 * r)), 0.3 * r, 0.3 * r);
        mark.moveTo(middle + QPointF(-0.4 * r, -0.4 * r));
        mark.lineTo(middle + QPointF(0.4 * r, 0.4 * r));
        mark.moveTo(middle + QPointF(0.4 * r, -0.4 * r));
        mark.lineTo(middle + QPointF(-0.4 * r, 0.4 * r));
    }
    m_painter.fillPath(shape, lookOf(which).strong);
    m_painter.strokePath(mark, QPen(Qt::white, 0.3 * r, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void drawHead(Brush& brush, const Head& head)
{
    brush.box({0, 0, pageWidth, 36}, navy);
    brush.text({margin, 7, content, 12}, head.title, 8.2, QFont::Black, Qt::white);
    brush.text({margin, 20, content, 8}, head.below, 4.4, QFont::Medium, QColor(0xd5, 0xe2, 0xf0));
    brush.text({margin, 8, 60, 9}, persian(domain::isolateLtr(head.jalaliDateTime)), 5, QFont::Bold, Qt::white,
               Qt::AlignLeft);
    brush.text({margin, 20, 60, 8}, persian("نگارش " + domain::isolateLtr(head.version)), 3.8, QFont::Medium,
               QColor(0xd5, 0xe2, 0xf0), Qt::AlignLeft);
}

Result<Bytes> drawnPages(const QString& title,
                         const std::function<void(Brush& brush, const std::function<void()>& nextPage)>& draw)
{
    TRY(loadFonts());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly)) {
        return makeError(ErrorKind::Unsupported, "cannot write PDF", "printer-templates");
    }
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(title);
    writer.setCreator(QLatin1String("Pishkhan"));
    QPainter painter(&writer);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    Brush brush(painter);
    draw(brush, [&writer] { writer.newPage(); });
    painter.end();
    return Bytes(bytes.begin(), bytes.end());
}

} // namespace pishkhan::templates::a4
