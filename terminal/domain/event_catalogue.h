// SPDX-License-Identifier: GPL-3.0-or-later
/// The event catalogue: every kind of fact a terminal can record, as data. The journal, the screens, the hub and the
/// tests read this one table; masking follows the field's class, never a list of names. The committed copy is
/// tests/golden/event_catalogue.txt.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "terminal/base/actor.h"
#include "terminal/base/fields.h"

namespace pishkhan::domain {

enum class FieldClass : std::uint8_t {
    Public, ///< may be shown to anybody who may see the event
    Office, ///< facts of the office: clerk, device, money
    Person, ///< sealed under the case's key; never in the clear part
    Secret, ///< must never be put into an event
};

/// Who may see an event at the hub.
enum class Audience : std::uint8_t {
    Office, ///< the office itself and those who supervise offices
    Agency, ///< also the agency that owns the case
};

struct FieldRow {
    std::string_view name;
    FieldClass fieldClass;
};

struct EventRow {
    std::string_view kind;
    std::uint16_t version;
    std::string_view actorKinds; ///< letters of those allowed: h human, s system, c central, u support
    Audience audience;
    std::span<const FieldRow> fields; ///< in the order they are encoded
    std::string_view sentenceFa;      ///< {field} is replaced by its value
    std::string_view sentenceEn;
};

std::span<const EventRow> eventCatalogue();

/// The row of `kind`, or nullptr when the catalogue does not know it.
const EventRow* findEventRow(std::string_view kind);

/// The sentence with its {fields} filled in; a field that is absent reads «—».
std::string describe(const EventRow& row, const Fields& fields, std::string_view language);

} // namespace pishkhan::domain
