// SPDX-License-Identifier: GPL-3.0-or-later
/// Keys to actions. Ctrl+L is known by its place too, because a Persian layout types another letter there.
#pragma once
#include <cstdint>

#include <QString>

#include "kiosk-ui/viewmodels/action.h"

namespace pishkhan::kiosk_ui {

Action actionOf(int key, int modifiers, std::uint32_t nativeScanCode);
QString keyCap(Action action); ///< as printed on the key: F12, Ctrl+Enter

} // namespace pishkhan::kiosk_ui
