// SPDX-License-Identifier: GPL-3.0-or-later
/// How an event struct names its fields, once: PISHKHAN_EVENT gives it its kind and a fields(self, visit) that calls
/// visit(name, member) in catalogue order. Encoding, decoding and the catalogue test all read that one list.
#pragma once
#include <string_view>

// NOLINTBEGIN(bugprone-macro-parentheses): a declaration cannot stand in parentheses
#define PISHKHAN_EVENT(KIND, ...)                                                                                      \
    static constexpr std::string_view kind = KIND;                                                                     \
    template <typename Self, typename Visit> static void fields([[maybe_unused]] Self& self, Visit&& visit)            \
    {                                                                                                                  \
        __VA_ARGS__                                                                                                    \
    }
// NOLINTEND(bugprone-macro-parentheses)
