// SPDX-License-Identifier: GPL-3.0-or-later
/// QrSymbol: the modules of a QR code (ISO/IEC 18004), made by libqrencode. Called by block_painter.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::templates {

struct QrSymbol {
    int side = 0;              ///< modules a side, without the quiet zone
    std::vector<bool> modules; ///< row by row; true is dark
    bool dark(int column, int row) const
    {
        return modules[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                       static_cast<std::size_t>(column)];
    }
};

constexpr int qrQuietZone = 4; ///< modules on each side, required by the standard

/// Alphanumeric mode where the text allows it (libqrencode optimises by itself), error correction level M.
/// Errors: InvalidInput when the text is empty or longer than a QR code can hold.
Result<QrSymbol> makeQrSymbol(const std::string& text);

} // namespace pishkhan::templates
