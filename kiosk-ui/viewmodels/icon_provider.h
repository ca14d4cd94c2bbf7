// SPDX-License-Identifier: GPL-3.0-or-later
/// image://icons/NAME/RRGGBB: Pishkhan's own line icons in any colour. Registered by Screens.
#pragma once
#include <QQuickImageProvider>

namespace pishkhan::kiosk_ui {

class IconProvider : public QQuickImageProvider {
public:
    IconProvider() : QQuickImageProvider(QQuickImageProvider::Pixmap) {}
    QPixmap requestPixmap(const QString& id, QSize* size, const QSize& wanted) override;
};

} // namespace pishkhan::kiosk_ui
