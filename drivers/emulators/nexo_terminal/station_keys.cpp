// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/nexo_terminal/station_keys.h"

#include <nlohmann/json.hpp>

#include "terminal/base/bytes.h"
#include "terminal/base/files.h"

namespace pishkhan::emulators::nexo {

Status writeStationKeys(const std::string& path, const std::string& passphrase, const std::string& certificate)
{
    if (path.empty()) {
        return {};
    }
    const nlohmann::ordered_json keys = {
        {"keyIdentifier", "mykey"}, {"keyVersion", 1}, {"passphrase", passphrase}, {"certificate", certificate}};
    return writeFileDurably(path, view(keys.dump(2) + "\n"), FileAccess::Private);
}

} // namespace pishkhan::emulators::nexo
