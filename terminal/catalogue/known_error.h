// SPDX-License-Identifier: GPL-3.0-or-later
/// KnownError: what the makers know to be wrong and have not mended everywhere, told to whoever it may meet (lessons H12). Part of the signed
/// catalogue, so that the log names, by the catalogue's digest, the list that was in force. Shown on the screens it is about and in every
/// evidence pack. Called by the catalogue's parser.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "terminal/domain/jalali.h"

namespace pishkhan::catalogue {

class JsonReader;

struct KnownError {
    std::string id;                    ///< KE-1405-01
    domain::JalaliDate since;          ///< when it was found
    std::vector<std::string> versions; ///< of this program
    std::vector<std::string> screens;  ///< words of domain/counter's screens: services, applicant, payment …
    std::string title, effect, advice; ///< what happens, what it means for the citizen and the books, what to do

    bool isIn(std::string_view version) const;
    bool concerns(std::string_view screen) const;
};

/// Problems go to the reader.
KnownError readKnownError(JsonReader& from);

} // namespace pishkhan::catalogue
