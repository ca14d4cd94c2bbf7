// SPDX-License-Identifier: GPL-3.0-or-later
/// payment::Event as a kind and named texts, for the journal. Every field is of class Public or Office.
#pragma once
#include <string_view>

#include "terminal/base/fields.h"
#include "terminal/base/result.h"
#include "terminal/domain/payment/event.h"

namespace pishkhan::domain::payment {

std::string_view kindOf(const Event& what);
Fields encode(const Event& what); ///< in catalogue order

/// Errors: Integrity for an unknown kind or a field that does not decode.
Result<Event> decode(std::string_view kind, const Fields& fields);

} // namespace pishkhan::domain::payment
