// SPDX-License-Identifier: GPL-3.0-or-later
/// Checks a form against its service sheet: field by field as the clerk types, and whole before it becomes an event.
/// Values leave in their canonical form (domain identifiers, Persian text).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/fields.h"
#include "terminal/catalogue/service_sheet.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::catalogue {

/// One field: valid with its canonical value, or a reason (contract.md's words, and `required`, `choice`) with a
/// Persian sentence.
struct FieldAnswer {
    bool valid = false;
    std::string canonical;
    std::string reason;
    std::string advice;
};

struct FieldProblem {
    std::string name;
    std::string reason;
    std::string advice;
};

struct FormAnswer {
    Fields canonical; ///< in the sheet's order, empty optional fields left out; complete only without problems
    std::vector<FieldProblem> problems;
};

FieldAnswer checkField(const FormField& field, std::string_view typed);

/// Fields the sheet does not know are problems too (`unknown-field`): nothing unasked enters the journal.
FormAnswer checkForm(const ServiceSheet& sheet, const Fields& typed);

} // namespace pishkhan::catalogue
