// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/icon_provider.h"

#include <array>
#include <string_view>

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {
namespace {

struct Icon {
    std::string_view name;
    std::string_view path; ///< strokes on a 24 by 24 grid
};
// clang-format off
constexpr std::array icons{
    Icon{"check", "M4.5 12.5l5 5L19.5 7"},
    Icon{"alert", "M12 3.5l9.5 16.5h-19zM12 10v4.5M12 17.2v.1"},
    Icon{"user", "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.700 2 7.500 6"},
    Icon{"lock", "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2.500"},
    Icon{"unlock", "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 6.800-1.200M12 14.500v2.500"},
    Icon{"scan", "M4 8V5h3M20 8V5h-3M4 16v3h3M20 16v3h-3M4 12h16"},
    Icon{"card", "M3 6.500h18v11H3zM3 10.500h18M6.500 14.500h4"},
    Icon{"id-card", "M3 5.500h18v13H3zM8.500 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.500 16c.4-1.800 1.600-2.600 3-2.600s2.600.8 3 2.600M14.500 9.500h4M14.500 13h4"},
    Icon{"terminal", "M7 2.500h10v19H7zM9.500 5.500h5v4h-5zM9.800 13h.1M12 13h.1M14.200 13h.1M9.800 16h.1M12 16h.1M14.200 16h.1"},
    Icon{"keypad", "M7 5h.1M12 5h.1M17 5h.1M7 10h.1M12 10h.1M17 10h.1M7 15h.1M12 15h.1M17 15h.1M12 20h.1"},
    Icon{"printer", "M7 8V3.500h10V8M7 17H4V8.500h16V17h-3M7 14h10v6.500H7z"},
    Icon{"receipt", "M6 3l2 1.500L10 3l2 1.500L14 3l2 1.500L18 3v18l-2-1.500L14 21l-2-1.500L10 21l-2-1.500L6 21zM9 9h6M9 13h6"},
    Icon{"search", "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.500 4.500"},
    Icon{"clock", "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2"},
    Icon{"coins", "M9 10c3.300 0 6-1.100 6-2.500S12.300 5 9 5 3 6.100 3 7.500 5.700 10 9 10zM3 7.500v4C3 12.900 5.700 14 9 14M15 7.500V10M15 15.500c3.300 0 6-1.100 6-2.500s-2.700-2.500-6-2.500-6 1.100-6 2.500 2.700 2.500 6 2.500zM9 13v4c0 1.400 2.700 2.500 6 2.500s6-1.100 6-2.500v-4"},
    Icon{"document", "M6 3h8l4.500 4.500V21H6zM14 3v4.500h4.500M9 12.500h6M9 16.500h6"},
    Icon{"shield", "M12 3l7.500 2.800v5.700c0 4.500-3 7.800-7.500 9.500-4.500-1.700-7.500-5-7.500-9.500V5.800zM8.800 12l2.400 2.400 4.300-4.600"},
    Icon{"shield-off", "M12 3l7.500 2.800v5.700c0 4.500-3 7.800-7.500 9.500-4.500-1.700-7.500-5-7.500-9.500V5.800zM9.500 9.500l5 5M14.500 9.500l-5 5"},
    Icon{"cloud", "M7 18.500a4.500 4.500 0 0 1-.4-9 5.500 5.500 0 0 1 10.700 1.200A4 4 0 0 1 17 18.500z"},
    Icon{"cloud-off", "M7 18.500a4.500 4.500 0 0 1-.4-9 5.500 5.500 0 0 1 10.700 1.200A4 4 0 0 1 17 18.500zM3.500 3.500l17 17"},
    Icon{"help", "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500c0-1.500 1.100-2.500 2.500-2.500s2.500 1 2.500 2.300c0 1.900-2.500 2-2.500 4.200M12 16.800v.1"},
    Icon{"home", "M4 11l8-7 8 7v9.500h-5.500v-6h-5v6H4z"},
    Icon{"globe", "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c2.800 2.600 4 5.500 4 9s-1.200 6.400-4 9c-2.800-2.600-4-5.500-4-9s1.200-6.400 4-9z"},
    Icon{"building", "M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3"},
    Icon{"list", "M9 6.500h11M9 12h11M9 17.500h11M4.500 6.500h.1M4.500 12h.1M4.500 17.500h.1"},
    Icon{"text-size", "M3 19l5-13 5 13M4.800 14.500h6.400M14.500 19l3.200-8.500L21 19M15.600 16.200h4.300"},
    Icon{"contrast", "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 7h5M12 11h8.500M12 15h7.800M12 19h4"},
    Icon{"refresh", "M20 11a8 8 0 0 0-14.500-4L3.500 9M3.500 4v5h5M4 13a8 8 0 0 0 14.500 4l2-2M20.500 20v-5h-5"},
    Icon{"no-image", "M4 5h16v14H4zM4 16l4.500-4.500 4 4M14 13l1.500-1.500L20 16M3 3l18 18"},
    Icon{"arrow-back", "M4.500 12h15M13.500 6l6 6-6 6"},
    Icon{"arrow-next", "M19.500 12h-15M10.500 6l-6 6 6 6"},
    Icon{"hand", "M8 12.500V6a1.500 1.500 0 0 1 3 0v5M11 11V4.500a1.500 1.500 0 0 1 3 0V11M14 11V6a1.500 1.500 0 0 1 3 0v8.500c0 3.500-2.500 6.500-6 6.500-2.500 0-4-1-5.500-3.500L3.500 14a1.500 1.500 0 0 1 2.500-1.500l2 2"},
    Icon{"close", "M6 6l12 12M18 6L6 18"},
    Icon{"water", "M12 3.500c3.500 4.200 6 7.300 6 10.500a6 6 0 0 1-12 0c0-3.200 2.500-6.300 6-10.500zM9 14.500a3 3 0 0 0 3 3"},
    Icon{"electricity", "M13 3L5.500 13.500H11L10 21l8-11h-5.500z"},
    Icon{"gas", "M12 21a6.500 6.500 0 0 0 6.500-6.500c0-4-3-5.500-3.500-11-3 1.500-4.500 4-4.500 6.500-1-.5-1.500-1.500-1.500-2.500-2 1.500-3.500 4-3.500 7A6.500 6.500 0 0 0 12 21zM12 21a3 3 0 0 1-3-3c0-2 2-2.500 3-5 1 2.500 3 3 3 5a3 3 0 0 1-3 3z"},
    Icon{"landline", "M5 4.500h4l1.800 4.500-2.300 1.700a12 12 0 0 0 5 5l1.700-2.300 4.500 1.800v3.800c0 .8-.6 1.500-1.500 1.500C10.500 20 4 13.500 3.500 6c0-.9.700-1.500 1.500-1.500z"},
    Icon{"mobile", "M8 2.500h8a1.500 1.500 0 0 1 1.500 1.500v16a1.500 1.500 0 0 1-1.500 1.500H8A1.500 1.500 0 0 1 6.500 20V4A1.500 1.500 0 0 1 8 2.500zM10.500 18.500h3"},
    Icon{"traffic-fine", "M4 16.500v-4l2-5.500h12l2 5.500v4zM4 12.500h16M6 16.500v2.500M18 16.500v2.500M7.500 14.500h1M15.500 14.500h1"},
    Icon{"barcode", "M4 5.500v13M7 5.500v13M10 5.500v13M12.500 5.500v13M16 5.500v13M18 5.500v13M20.500 5.500v13"},
    Icon{"swap", "M7 8h12M15.500 4.500L19 8l-3.500 3.500M17 16H5M8.500 12.500L5 16l3.500 3.500"},
    Icon{"chart", "M4 20h16.500M6.500 20v-6M11 20V8.500M15.500 20v-9M20 20V5"},
    Icon{"mark", "M4 19V9l8-5 8 5v10M4 19h16M9 19v-6h6v6"},
};
// clang-format on

QByteArray drawing(const QString& name, const QString& colour)
{
    for (const Icon& icon : icons) {
        if (plainText(icon.name) == name) {
            return QByteArrayLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path fill='none' "
                                     "stroke-width='1.9' stroke-linecap='round' stroke-linejoin='round' stroke='#") +
                   colour.toLatin1() + "' d='" +
                   QByteArray(icon.path.data(), static_cast<qsizetype>(icon.path.size())) + "'/></svg>";
        }
    }
    return {};
}

} // namespace

QPixmap IconProvider::requestPixmap(const QString& id, QSize* size, const QSize& wanted)
{
    const QString name = id.section(QLatin1Char('/'), 0, 0);
    const QString colour = id.section(QLatin1Char('/'), 1, 1).right(6);
    const QSize drawn = wanted.isValid() && !wanted.isEmpty() ? wanted : QSize(24, 24);
    QPixmap pixmap(drawn);
    pixmap.fill(Qt::transparent);
    QSvgRenderer svg(drawing(name, colour));
    if (svg.isValid()) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        svg.render(&painter);
    }
    if (size != nullptr) {
        *size = drawn;
    }
    return pixmap;
}

} // namespace pishkhan::kiosk_ui
