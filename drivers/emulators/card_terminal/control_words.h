// SPDX-License-Identifier: GPL-3.0-or-later
/// Control lines of an emulated terminal: a table of words, each of which sets something in the terminal's Faults (which have a member `line`
/// for the line's own). Used by every pishkhan-emulate-* card terminal.
#pragma once
#include <functional>
#include <map>
#include <sstream>
#include <string>

#include "drivers/emulators/card_terminal/line_faults.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators {

/// Reads what follows the word; false when it cannot be read.
template <typename Faults> using Word = std::function<bool(Faults&, std::istringstream&)>;
template <typename Faults> using WordTable = std::map<std::string, Word<Faults>>;

/// A word that sets `part.*member` to a fixed value, or to what follows it.
template <typename Faults, typename Part, typename Value>
Word<Faults> setsTo(Part Faults::*part, Value Part::*member, Value value)
{
    return [=](Faults& faults, std::istringstream&) {
        (faults.*part).*member = value;
        return true;
    };
}
template <typename Faults, typename Part, typename Value> Word<Faults> reads(Part Faults::*part, Value Part::*member)
{
    return [=](Faults& faults, std::istringstream& in) { return !(in >> (faults.*part).*member).fail(); };
}

/// `reset` forgets everything. Errors: InvalidInput names the word.
template <typename Faults>
Status applyWord(const WordTable<Faults>& table, Faults& faults, const std::string& line, const char* source)
{
    std::istringstream in(line);
    std::string first;
    in >> first;
    if (const auto done = applyLineFault(faults.line, first, in); done == true) {
        return {};
    }
    if (first == "reset") {
        faults = Faults{};
        return {};
    }
    const auto found = table.find(first);
    if (found == table.end() || !found->second(faults, in)) {
        return makeError(ErrorKind::InvalidInput, "control word: " + first, source);
    }
    return {};
}

} // namespace pishkhan::emulators
