// SPDX-License-Identifier: GPL-3.0-or-later
/// JSON to service sheet, with the rules a sheet must keep: four-digit code, ordered dates, unique field names, choices
/// where they belong, a price that can be computed. Called by the catalogue's loader for each sheet.
#pragma once
#include "terminal/catalogue/json_reader.h"
#include "terminal/catalogue/service_sheet.h"

namespace pishkhan::catalogue {

/// Problems go to the reader.
ServiceSheet readSheet(JsonReader& from);

} // namespace pishkhan::catalogue
