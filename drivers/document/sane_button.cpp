// SPDX-License-Identifier: GPL-3.0-or-later
// The button on the scanner, polled: SANE gives no news of a press.
#include <algorithm>
#include <string_view>

#include <unistd.h>

#include "drivers/document/sane_library.h"
#include "drivers/document/sane_session.h"

namespace pishkhan::document {

namespace {

/// Names back ends give a button that starts a scan: «scan» (genesys, fujitsu), «button-1» (pixma), «button 1» (avision) …
bool isButton(const SANE_Option_Descriptor& option)
{
    const std::string_view called = option.name == nullptr ? "" : option.name;
    const bool isNumber = option.type == SANE_TYPE_BOOL || option.type == SANE_TYPE_INT;
    const bool isSensor = !SANE_OPTION_IS_SETTABLE(option.cap) && SANE_OPTION_IS_ACTIVE(option.cap);
    return isNumber && isSensor && option.size == sizeof(SANE_Word) &&
           (called == "scan" || called == "start" || called.starts_with("button") || called == "scan-button");
}

std::vector<SANE_Int> buttonsOf(SANE_Handle handle)
{
    SANE_Int count = 0;
    std::vector<SANE_Int> buttons;
    if (sane_control_option(handle, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD) {
        return buttons;
    }
    for (SANE_Int index = 1; index < count; ++index) {
        const auto* option = sane_get_option_descriptor(handle, index);
        if (option != nullptr && isButton(*option)) {
            buttons.push_back(index);
        }
    }
    return buttons;
}

bool isAnyPressed(SANE_Handle handle, const std::vector<SANE_Int>& buttons)
{
    SANE_Int update = 0;
    if (const auto* option = optionCalled(handle, "button-update", update); option != nullptr) {
        sane_control_option(handle, update, SANE_ACTION_SET_VALUE, nullptr, nullptr); // pixma asks its device only then
    }
    return std::any_of(buttons.begin(), buttons.end(), [handle](SANE_Int button) {
        SANE_Word value = 0;
        return sane_control_option(handle, button, SANE_ACTION_GET_VALUE, &value, nullptr) == SANE_STATUS_GOOD &&
               value != 0;
    });
}

SaneFault awaitPress(SaneLibrary& library, const std::string& device, int seconds, bool (*cancelled)())
{
    constexpr useconds_t pause = 100'000;
    constexpr int looksEachSecond = 10;
    const SaneFault fault = library.open(device);
    if (fault != SaneFault::None) {
        return fault;
    }
    const std::vector<SANE_Int> buttons = buttonsOf(library.handle());
    if (buttons.empty()) {
        return SaneFault::NoButton;
    }
    bool wasPressed = isAnyPressed(library.handle(), buttons); // a press from before nobody waited is none
    for (int look = 0; look < seconds * looksEachSecond; ++look) {
        if (cancelled()) {
            return SaneFault::Cancelled;
        }
        usleep(pause);
        const bool isPressed = isAnyPressed(library.handle(), buttons);
        if (isPressed && !wasPressed) {
            return SaneFault::None;
        }
        wasPressed = isPressed;
    }
    return SaneFault::NotPressed;
}

} // namespace

SaneFault awaitButton(const std::string& device, int seconds, bool (*cancelled)())
{
    SaneLibrary library;
    return SaneLibrary::settle(awaitPress(library, device, seconds, cancelled));
}

} // namespace pishkhan::document
