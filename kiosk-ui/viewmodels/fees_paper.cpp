// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of the fees screen about the receipt's paper: the clerk knows before the money is taken, not after (payment.md F28).
#include <algorithm>

#include "kiosk-ui/viewmodels/device_advice.h"
#include "kiosk-ui/viewmodels/fees_view_model.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

QString FeesViewModel::printerNote() const
{
    const auto& devices = desk().devices();
    const auto printer =
        std::find_if(devices.begin(), devices.end(), [](const auto& one) { return one.id == "receipt-printer"; });
    const bool stands = printer != devices.end() && (printer->state == "trouble" || printer->state == "missing");
    if (!stands || openCase() == nullptr) {
        return {};
    }
    const auto toDo = deviceAdvice(printer->id, printer->state, printer->reason);
    return QStringLiteral(
               "چاپگر رسید آماده نیست؛ آنچه اکنون ثبت شود محفوظ است و رسیدش پس از آماده شدن چاپ می‌شود. ") +
           plainText(toDo);
}

} // namespace pishkhan::kiosk_ui
