// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property PaymentViewModel model
    objectName: "screen-payment"
    Stage { name: "running"; current: screen.model.mode; sourceComponent: PaymentRunning { model: screen.model } }
    Stage { name: "doubt"; current: screen.model.mode; sourceComponent: PaymentDoubt { model: screen.model } }
    Stage { name: "operator"; current: screen.model.mode; sourceComponent: PaymentDoubt { model: screen.model } }
}
