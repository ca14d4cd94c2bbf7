// SPDX-License-Identifier: GPL-3.0-or-later
/// Lists inside one event field, as text: rows end with a line feed, columns are separated by a tab; '\\', tab and line feed inside a
/// value are escaped as \\\\, \\t, \\n. One value has one text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/fields.h"
#include "terminal/base/result.h"
#include "terminal/domain/fee.h"

namespace pishkhan::domain::counter {

std::string packFields(const Fields& fields); ///< columns: name, value
Result<Fields> unpackFields(std::string_view text);

std::string packFeeLines(const std::vector<FeeLine>& lines); ///< columns: title, payee, depositId, net, vat, gross
Result<std::vector<FeeLine>> unpackFeeLines(std::string_view text); ///< Errors: InvalidInput

} // namespace pishkhan::domain::counter
