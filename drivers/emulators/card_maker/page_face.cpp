// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_maker/page_face.h"

#include <QFont>
#include <QPainter>

#include <array>

#include "drivers/emulators/card_maker/bar_symbol.h"

namespace pishkhan::emulators {

namespace {

/// One code on the page: where its middle lies and how big its modules are, in dots of 300 dpi.
struct Place {
    Symbol symbol;
    QString text;
    QPoint middle;
    int module;    ///< 4 dots are 0.34 mm
    int rowHeight; ///< 0: as wide as a module
};

void drawText(QPainter& painter)
{
    painter.setPen(QColor(20, 20, 30));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 34, QFont::Bold));
    painter.drawText(QRect(700, 260, 1080, 120), Qt::AlignCenter, QStringLiteral("گواهی آزمایشی"));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 18));
    for (int line = 0; line < 22; ++line) {
        painter.drawText(
            QRect(260, 900 + line * 78, pageWidth - 520, 70), Qt::AlignRight | Qt::AlignVCenter,
            QStringLiteral(
                "این گواهی ساختگی است و تنها برای آزمودن پویشگر اسناد در دفتر پیشخوان به کار می‌رود."));
    }
    painter.save();
    painter.translate(pageWidth / 2.0, 1700);
    painter.rotate(-24);
    painter.setPen(QColor(180, 60, 60, 50));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 150, QFont::Bold));
    painter.drawText(QRect(-700, -200, 1400, 400), Qt::AlignCenter, QStringLiteral("نمونه"));
    painter.restore();
}

bool drawCode(QPainter& painter, const Place& place)
{
    const QImage bits = drawSymbol(place.symbol, place.text);
    if (bits.isNull()) {
        return false;
    }
    const int row = place.rowHeight > 0 ? place.rowHeight : place.module;
    const QSize size(bits.width() * place.module, bits.height() * row);
    const QRect box(place.middle - QPoint(size.width() / 2, size.height() / 2), size);
    const int quiet = 10 * place.module;
    painter.fillRect(box.adjusted(-quiet, -quiet, quiet, quiet), QColor(250, 250, 250));
    painter.drawImage(box, bits);
    return true;
}

} // namespace

QImage drawPage(const PageCodes& codes)
{
    QImage page(pageWidth, pageHeight, QImage::Format_ARGB32_Premultiplied);
    page.fill(QColor(252, 252, 250));
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    drawText(painter);
    const std::array<Place, 4> places{Place{Symbol::QrCode, codes.qr, {430, 520}, 8, 0},
                                      Place{Symbol::DataMatrix, codes.dataMatrix, {2080, 520}, 9, 0},
                                      Place{Symbol::Pdf417, codes.pdf417, {780, 3080}, 5, 0},
                                      Place{Symbol::Code128, codes.code128, {1840, 3080}, 5, 130}};
    for (const Place& place : places) {
        if (!place.text.isEmpty() && !drawCode(painter, place)) {
            return {};
        }
    }
    return page;
}

} // namespace pishkhan::emulators
