// SPDX-License-Identifier: GPL-3.0-or-later
/// The signed papers of a terminal's home folder, for commands that look at a whole counter. Called by `list --home` and `self-test`.
#pragma once
#include <optional>
#include <string>

#include "drivers/inventory/inventory.h"
#include "terminal/catalogue/catalogue.h"
#include "terminal/catalogue/office_configuration.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::cli {

struct OfficePapers {
    catalogue::OfficeConfiguration office;
    std::optional<catalogue::Catalogue> catalogue;
    std::string catalogueProblem; ///< missing, integrity …; empty when there is a catalogue
};

/// Errors: Storage (no such file), Integrity (a signature of the configuration does not hold), InvalidInput.
Result<OfficePapers> readOfficePapers(const std::string& home, domain::JalaliDate today);

/// The devices the configuration names.
inventory::Configured devicesOf(const catalogue::OfficeConfiguration& office);

} // namespace pishkhan::cli
