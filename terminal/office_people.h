// SPDX-License-Identifier: GPL-3.0-or-later
/// The office's signed configuration and its people, for programs without a screen that need somebody's PIN.
#pragma once
#include "terminal/catalogue/office_configuration.h"
#include "terminal/settings.h"

namespace pishkhan {

Result<catalogue::OfficeConfiguration> readOffice(const Settings& settings);

/// The next line of standard input is this person's PIN: never an argument, where others could read it. Errors: Refused.
Result<catalogue::Role> authenticate(const catalogue::OfficeConfiguration& office, const std::string& name);

} // namespace pishkhan
