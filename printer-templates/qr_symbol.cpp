// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/qr_symbol.h"

#include <memory>

#include <qrencode.h>

namespace pishkhan::templates {

Result<QrSymbol> makeQrSymbol(const std::string& text)
{
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code) {
        return makeError(ErrorKind::InvalidInput, "text does not fit a QR code", "printer-templates");
    }
    QrSymbol symbol;
    symbol.side = code->width;
    const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    symbol.modules.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        symbol.modules.push_back((code->data[i] & 1U) != 0);
    }
    return symbol;
}

} // namespace pishkhan::templates
