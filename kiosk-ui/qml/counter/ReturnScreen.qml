// SPDX-License-Identifier: GPL-3.0-or-later
// Stage makes these components, so they cannot be bound to this file; what they name is this file's own.
// qmllint disable unqualified
import QtQuick
import Pishkhan

FocusScope {
    id: screen
    focus: true
    required property ReturnViewModel model
    objectName: "screen-return"
    Stage { name: "running"; current: screen.model.mode; sourceComponent: ReturnRunning { model: screen.model } }
    Stage { name: "doubt"; current: screen.model.mode; sourceComponent: ReturnDoubt { model: screen.model } }
    Stage { name: "done"; current: screen.model.mode; sourceComponent: ReturnEnd { model: screen.model } }
    Stage { name: "not-done"; current: screen.model.mode; sourceComponent: ReturnEnd { model: screen.model } }
}
