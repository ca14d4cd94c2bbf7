// SPDX-License-Identifier: GPL-3.0-or-later
/// One table from stable words and error kinds to what a person reads: what happened, what is safe, what to do now,
/// and a code (experience.md 3.7). Nobody else writes sentences about trouble.
#pragma once
#include <span>
#include <string_view>

#include "terminal/base/error.h"

namespace pishkhan::kiosk_ui {

enum class Tone { Neutral, Success, Warning, Danger };

constexpr std::string_view name(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return "neutral";
    case Tone::Success: return "success";
    case Tone::Warning: return "warning";
    case Tone::Danger: return "danger";
    }
    return "neutral";
}

struct Message {
    std::string_view word; ///< as Desk, decide and the drivers say it
    std::string_view code;
    Tone tone;
    std::string_view happened;
    std::string_view safe;
    std::string_view toDo;
};

std::span<const Message> messages();
bool hasMessage(std::string_view word);

/// The message of a stable word; the general one for a word this version does not know.
const Message& messageFor(std::string_view word);
/// The message of the error's word, else of its kind.
const Message& messageFor(const Error& error);

} // namespace pishkhan::kiosk_ui
