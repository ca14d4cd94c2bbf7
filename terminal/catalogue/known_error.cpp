// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/catalogue/known_error.h"

#include <algorithm>

#include "terminal/catalogue/json_reader.h"

namespace pishkhan::catalogue {

bool KnownError::isIn(std::string_view version) const
{
    return std::find(versions.begin(), versions.end(), version) != versions.end();
}

bool KnownError::concerns(std::string_view screen) const
{
    return std::find(screens.begin(), screens.end(), screen) != screens.end();
}

KnownError readKnownError(JsonReader& from)
{
    KnownError out;
    out.id = from.text("id");
    out.since = from.date("since");
    out.versions = from.texts("versions");
    out.screens = from.texts("screens");
    out.title = from.text("title");
    out.effect = from.text("effect");
    out.advice = from.text("advice");
    from.finish();
    return out;
}

} // namespace pishkhan::catalogue
