// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/self_test_page.h"

#include <algorithm>

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>

#include "printer-templates/sheet.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::templates {
namespace {

constexpr int resolution = 300;
constexpr double pageWidth = 210, pageHeight = 297, margin = 14; ///< millimetres
constexpr double content = pageWidth - 2 * margin;
const QColor navy(0x12, 0x2b, 0x45), ink(0x1c, 0x24, 0x2e), soft(0x5d, 0x6b, 0x7a), line(0xd9, 0xdf, 0xe6),
    wash(0xf5, 0xf7, 0xfa);

struct Look {
    QColor strong, pale;
    const char* word;
};

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

/// Draws in millimetres, right to left.
class Brush {
public:
    explicit Brush(QPainter& painter) : m_painter(painter) { m_painter.scale(resolution / 25.4, resolution / 25.4); }

    void box(const QRectF& area, const QColor& fill, double round = 0)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(fill);
        m_painter.drawRoundedRect(area, round, round);
    }
    void rule(double y, double from, double to)
    {
        m_painter.setPen(QPen(line, 0.25));
        m_painter.drawLine(QPointF(from, y), QPointF(to, y));
    }
    /// One line, right-aligned unless told otherwise, made smaller until it fits.
    void text(const QRectF& area, const QString& words, double size, QFont::Weight weight, const QColor& colour,
              Qt::Alignment align = Qt::AlignRight)
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
    /// Circle with a tick, triangle with a bang, square with a cross: told apart without colour.
    void light(QPointF middle, Light which, double r)
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

private:
    QPainter& m_painter;
};

void drawHead(Brush& brush, const SelfTestPage& page)
{
    brush.box({0, 0, pageWidth, 36}, navy);
    brush.text({margin, 7, content, 12}, QStringLiteral("خودآزمایی باجه"), 8.2, QFont::Black, Qt::white);
    brush.text({margin, 20, content, 8}, persian(page.officeName + "، باجهٔ " + page.counter), 4.4, QFont::Medium,
               QColor(0xd5, 0xe2, 0xf0));
    brush.text({margin, 8, 60, 9}, persian(domain::isolateLtr(page.jalaliDateTime)), 5, QFont::Bold, Qt::white,
               Qt::AlignLeft);
    brush.text({margin, 20, 60, 8}, persian("نگارش " + domain::isolateLtr(page.version)), 3.8, QFont::Medium,
               QColor(0xd5, 0xe2, 0xf0), Qt::AlignLeft);
}

/// The one sentence a person reads first.
double drawVerdict(Brush& brush, const SelfTestPage& page)
{
    const auto count = [&](Light light) {
        return std::count_if(page.services.begin(), page.services.end(),
                             [&](const SelfTestRow& row) { return row.light == light; });
    };
    const auto total = static_cast<long>(page.services.size());
    const long closed = count(Light::Red);
    const Light light = total == 0 || closed == total            ? Light::Red
                        : closed > 0 || count(Light::Yellow) > 0 ? Light::Yellow
                                                                 : Light::Green;
    const std::string words =
        total == 0 ? "فهرست خدمات در دست نیست؛ خدمتی نمی‌توان داد."
        : light == Light::Green
            ? "هر " + std::to_string(total) + " خدمت را می‌توان اکنون ارائه داد."
        : closed == 0 ? "هر " + std::to_string(total) +
                            " خدمت را می‌توان اکنون ارائه داد، با کاستی."
        : closed == total ? "اکنون هیچ خدمتی را نمی‌توان ارائه داد."
                          : std::to_string(total - closed) + " خدمت از " + std::to_string(total) +
                                " خدمت را می‌توان اکنون ارائه داد.";
    brush.box({margin, 42, content, 17}, lookOf(light).pale, 3);
    brush.light({pageWidth - margin - 10, 50.5}, light, 4.6);
    brush.text({margin + 6, 42, content - 25, 17}, persian(words), 5.8, QFont::Bold, lookOf(light).strong);
    return 66;
}

double drawTitle(Brush& brush, const char* words, double y)
{
    brush.text({margin, y, content, 8}, QString::fromUtf8(words), 5, QFont::ExtraBold, navy);
    brush.rule(y + 9, margin, pageWidth - margin);
    return y + 10.5;
}

double drawRows(Brush& brush, const std::vector<SelfTestRow>& rows, double y)
{
    constexpr double high = 9.6;
    for (const SelfTestRow& row : rows) {
        if (&row != rows.data()) {
            brush.rule(y, margin, pageWidth - margin);
        }
        const double right = pageWidth - margin;
        brush.light({right - 4, y + high / 2}, row.light, 2.5);
        brush.text({right - 58, y, 49, high}, persian(row.title), 4, QFont::Bold, ink);
        brush.text({right - 114, y, 54, high}, persian(row.state), 3.8, QFont::DemiBold, lookOf(row.light).strong);
        brush.text({margin, y, content - 116, high}, persian(row.advice), 3.6, QFont::Medium, soft);
        y += high;
    }
    return y + 4;
}

double drawServices(Brush& brush, const std::vector<SelfTestRow>& rows, double y)
{
    constexpr double gap = 4, high = 17;
    constexpr double wide = (content - gap) / 2;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const SelfTestRow& row = rows[i];
        const double left = i % 2 == 0 ? margin + wide + gap : margin;
        const std::size_t rank = i / 2;
        const double top = y + static_cast<double>(rank) * (high + 3);
        brush.box({left, top, wide, high}, wash, 2.5);
        brush.box({left + wide - 1.6, top + 2.5, 1.6, high - 5}, lookOf(row.light).strong, 0.8);
        brush.light({left + wide - 8, top + high / 2}, row.light, 3);
        brush.text({left + 24, top + 1.4, wide - 38, 8}, persian(row.title), 4.1, QFont::Bold, ink);
        brush.text({left + 4, top + 8.4, wide - 18, 7}, persian(row.state), 3.5, QFont::Medium, soft);
        brush.text({left + 4, top + 1.4, 19, 8}, QString::fromUtf8(lookOf(row.light).word), 3.9, QFont::ExtraBold,
                   lookOf(row.light).strong, Qt::AlignLeft);
    }
    const std::size_t lines = (rows.size() + 1) / 2;
    return y + static_cast<double>(lines) * (high + 3) + 3;
}

} // namespace

Result<Bytes> selfTestPdf(const SelfTestPage& page)
{
    constexpr std::size_t mostServices = 12, mostRows = 13;
    if (page.services.size() > mostServices || page.devices.size() + page.machine.size() > mostRows) {
        return makeError(ErrorKind::InvalidInput, "one page cannot hold all rows of the self-test",
                         "printer-templates");
    }
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
    writer.setTitle(QStringLiteral("خودآزمایی باجه"));
    writer.setCreator(QLatin1String("Pishkhan"));
    QPainter painter(&writer);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    Brush brush(painter);
    drawHead(brush, page);
    double y = drawVerdict(brush, page);
    y = drawServices(brush, page.services, drawTitle(brush, "خدمات", y));
    y = drawRows(brush, page.devices, drawTitle(brush, "دستگاه‌ها و راه‌ها", y));
    drawRows(brush, page.machine, drawTitle(brush, "خود باجه", y));
    brush.text(
        {margin, pageHeight - 14, content, 7},
        QStringLiteral(
            "این برگ را پایانهٔ پیشخوان ساخته است؛ هیچ داده‌ای از شهروندان در آن نیست."),
        3.3, QFont::Medium, soft, Qt::AlignHCenter);
    painter.end();
    return Bytes(bytes.begin(), bytes.end());
}

} // namespace pishkhan::templates
