// SPDX-License-Identifier: GPL-3.0-or-later
/// Fields: the named texts an event carries, in catalogue order. Money is decimal rials, instants RFC 3339, identifiers
/// as typed after normalising.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace pishkhan {

struct Field {
    std::string name;
    std::string value;
    bool operator==(const Field&) const = default;
};
using Fields = std::vector<Field>;

/// The value of `name`, or empty when the field is absent.
inline std::string_view valueOf(const Fields& fields, std::string_view name)
{
    for (const Field& field : fields) {
        if (field.name == name) {
            return field.value;
        }
    }
    return {};
}

} // namespace pishkhan
