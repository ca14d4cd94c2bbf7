// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/receipt_provider.h"

#include <QImage>

namespace pishkhan::kiosk_ui {

QImage ReceiptProvider::requestImage(const QString& /*id*/, QSize* size, const QSize& /*wanted*/)
{
    const Bytes png = m_desk.receiptPicture();
    QImage image = QImage::fromData(png.data(), static_cast<int>(png.size()), "PNG");
    if (image.isNull()) {
        image = QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
    }
    if (size != nullptr) {
        *size = image.size();
    }
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace pishkhan::kiosk_ui
