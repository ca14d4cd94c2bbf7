// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/messages.h"

#include <array>

namespace pishkhan::kiosk_ui {
namespace {

constexpr Tone S = Tone::Success;
constexpr Tone W = Tone::Warning;
constexpr Tone D = Tone::Danger;
constexpr Tone N = Tone::Neutral;

#include "kiosk-ui/viewmodels/message_table.inc"

} // namespace

std::span<const Message> messages()
{
    return table;
}

bool hasMessage(std::string_view word)
{
    for (const Message& message : table) {
        if (message.word == word) {
            return true;
        }
    }
    return false;
}

const Message& messageFor(std::string_view word)
{
    for (const Message& message : table) {
        if (message.word == word) {
            return message;
        }
    }
    return table.front();
}

const Message& messageFor(const Error& error)
{
    const std::string_view what = error.what;
    const std::string_view first = what.substr(0, what.find(' '));
    const std::size_t colon = first.find(':');
    for (const std::string_view word : {what, first, colon == first.npos ? first : first.substr(colon + 1)}) {
        if (hasMessage(word)) {
            return messageFor(word);
        }
    }
    return messageFor(name(error.kind));
}

} // namespace pishkhan::kiosk_ui
