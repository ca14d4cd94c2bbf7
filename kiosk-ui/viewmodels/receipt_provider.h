// SPDX-License-Identifier: GPL-3.0-or-later
/// image://receipt/N: the open case's receipt, the exact bitmap that prints. N only makes the screen ask again.
#pragma once
#include <QQuickImageProvider>

#include "terminal/app/desk.h"

namespace pishkhan::kiosk_ui {

class ReceiptProvider : public QQuickImageProvider {
public:
    explicit ReceiptProvider(const app::Desk& desk) : QQuickImageProvider(QQuickImageProvider::Image), m_desk(desk) {}
    QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override;

private:
    const app::Desk& m_desk;
};

} // namespace pishkhan::kiosk_ui
