// SPDX-License-Identifier: GPL-3.0-or-later
/// A closed day as an XLSX workbook. The one place that meets libxlsxwriter.
#pragma once
#include "terminal/base/bytes.h"
#include "terminal/base/result.h"
#include "terminal/ports/day_renderer.h"

namespace pishkhan::templates {

/// Errors: Storage when the workbook cannot be made.
Result<Bytes> daySheet(const ports::DayContent& content);

} // namespace pishkhan::templates
