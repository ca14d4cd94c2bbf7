// SPDX-License-Identifier: GPL-3.0-or-later
/// What a key means, on every screen the same. Keys become actions in key_map.cpp; screens answer actions.
#pragma once

namespace pishkhan::kiosk_ui {

enum class Action {
    None,
    Next,        ///< Enter where no field takes it
    Finish,      ///< Ctrl+Enter
    Back,        ///< Esc
    Help,        ///< F1
    Services,    ///< F2
    Find,        ///< F3
    Scan,        ///< F4
    Reprint,     ///< F8
    FeeDetails,  ///< F9
    PayOrFinish, ///< F12
    Lock,        ///< Ctrl+L
    Yes,         ///< F6, the answer to the screen's one question
    No,          ///< F7
    EndOfDay,    ///< F10
    Devices,     ///< F11
    Books,       ///< F5
    Copy,        ///< Ctrl+P, a copy of the document: forbidden, and recorded
    EndSupport,  ///< Ctrl+E, whatever is shown
};

enum class Handled { No, Yes };

} // namespace pishkhan::kiosk_ui
