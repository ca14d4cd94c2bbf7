// SPDX-License-Identifier: GPL-3.0-or-later
/// StaffCard: a made-up staff card out of two files, NAME.pem (certificate) and NAME.key (P-256), as provisioning makes them. A card's key never
/// leaves it; an emulated one lies in the development office's folder.
#pragma once
#include <memory>
#include <string>

#include "drivers/emulators/card_slot/piv_applet.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators {

/// Errors: Unsupported, naming the file that cannot be used.
Result<std::unique_ptr<PivApplet>> openStaffCard(const std::string& folder, const std::string& name,
                                                 const std::string& pin);

} // namespace pishkhan::emulators
