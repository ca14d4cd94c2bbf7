// SPDX-License-Identifier: GPL-3.0-or-later
/// What a clerk does about a device that is not well: one plain sentence for each device and stable word, without reference to any case.
#pragma once
#include <string_view>

namespace pishkhan::kiosk_ui {

/// Empty when there is nothing to do. A word without a sentence of its own gets the device's general one.
std::string_view deviceAdvice(std::string_view device, std::string_view state, std::string_view reason);

} // namespace pishkhan::kiosk_ui
