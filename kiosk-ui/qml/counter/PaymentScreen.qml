// SPDX-License-Identifier: GPL-3.0-or-later
// Stage makes these components, so they cannot be bound to this file; what they name is this file's own.
// qmllint disable unqualified
import QtQuick
import Pishkhan

FocusScope {
    id: screen
    focus: true
    required property PaymentViewModel model
    objectName: "screen-payment"
    Stage { name: "running"; current: screen.model.mode; sourceComponent: PaymentRunning { model: screen.model } }
    Stage { name: "doubt"; current: screen.model.mode; sourceComponent: PaymentDoubt { model: screen.model } }
    Stage { name: "operator"; current: screen.model.mode; sourceComponent: PaymentDoubt { model: screen.model } }
}
