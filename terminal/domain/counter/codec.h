// SPDX-License-Identifier: GPL-3.0-or-later
/// Events to and from the journal's kind and fields. Which field is sealed follows its class in the event catalogue.
#pragma once
#include <string>
#include <string_view>

#include "terminal/base/fields.h"
#include "terminal/base/result.h"
#include "terminal/domain/counter/events.h"

namespace pishkhan::domain::counter {

std::string_view kindOf(const event::Payload& what);

struct SplitFields {
    Fields clear;    ///< Public and Office
    Fields personal; ///< Person
};

/// Fields in catalogue order, split by class.
SplitFields encode(const event::Payload& what);

/// Errors: Integrity for an unknown kind, a newer version, or fields that do not decode: never skipped.
Result<event::Payload> decode(std::string_view kind, std::uint16_t version, const Fields& clear,
                              const Fields& personal);

} // namespace pishkhan::domain::counter
