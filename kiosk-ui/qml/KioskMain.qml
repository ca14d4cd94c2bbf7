// SPDX-License-Identifier: GPL-3.0-or-later
/// The citizen's full-screen window: one page at a time, large targets, and nothing left behind.
// Stage makes these components, so they cannot be bound to this file; what they name is this file's own.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Window {
    id: window
    required property KioskViewModel model
    objectName: "kiosk-window"
    width: 1366
    height: 768
    title: "پیشخوان"
    color: Theme.background
    Binding { target: Theme; property: "scale"; value: Math.max(0.8, Math.min(window.width / 1366, window.height / 768, 2)) }
    Binding { target: Theme; property: "textScale"; value: window.model.textScale }
    Binding { target: Theme; property: "contrast"; value: window.model.contrast }
    Timer { interval: 1000; running: true; repeat: true; onTriggered: window.model.tick() }

    FocusScope {
        id: root
        anchors.fill: parent
        focus: true
        LayoutMirroring.enabled: window.model.rightToLeft
        LayoutMirroring.childrenInherit: true
        Keys.onEscapePressed: window.model.back()
        ColumnLayout {
            anchors.fill: parent
            spacing: 0
            KioskHeader { Layout.fillWidth: true; model: window.model }
            FocusScope {
                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                Stage { name: "kiosk-home"; current: window.model.screen; sourceComponent: KioskHome { model: window.model } }
                Stage { name: "kiosk-services"; current: window.model.screen; sourceComponent: KioskServices { model: window.model } }
                Stage { name: "kiosk-service"; current: window.model.screen; sourceComponent: KioskService { model: window.model } }
                Stage { name: "kiosk-status"; current: window.model.screen; sourceComponent: KioskStatus { model: window.model } }
            }
        }
        TapHandler {
            gesturePolicy: TapHandler.DragThreshold
            grabPermissions: PointerHandler.ApprovesTakeOverByAnything
            onPressedChanged: window.model.touched()
        }
        KioskIdle { anchors.fill: parent; visible: window.model.asksStillHere; model: window.model }
    }
}
