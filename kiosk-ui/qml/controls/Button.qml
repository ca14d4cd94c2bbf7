// SPDX-License-Identifier: GPL-3.0-or-later
/// kind: primary (the step's one action), accent (money), secondary, quiet, danger.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

T.Button {
    id: control
    property string kind: "primary"
    property string iconName
    property string keyText
    readonly property bool filled: kind === "primary" || kind === "accent" || kind === "danger"
    readonly property color face: kind === "accent" ? Theme.saffron : kind === "danger" ? Theme.danger : Theme.primary
    readonly property color ink: kind === "quiet" ? Theme.inkSoft : !filled ? Theme.primary
                               : kind === "accent" && Theme.plain ? "#2B1D05" : Theme.primaryInk
    implicitWidth: Math.max(Theme.px(96), row.implicitWidth + Theme.px(36))
    implicitHeight: Theme.control
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: Font.DemiBold
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.name: text
    background: Rectangle {
        radius: Theme.radius
        color: control.filled ? (control.down ? Qt.darker(control.face, 1.15) : control.hovered ? Qt.lighter(control.face, 1.08) : control.face)
                              : (control.down ? Theme.primarySoft : control.kind === "quiet" ? "transparent" : Theme.surface)
        border.width: control.filled || control.kind === "quiet" ? 0 : 1
        border.color: Theme.lineStrong
        Behavior on color { ColorAnimation { duration: Theme.quick } }
        Rectangle {
            visible: control.visualFocus
            anchors.fill: parent
            anchors.margins: -Theme.px(4)
            radius: Theme.radius + Theme.px(4)
            color: "transparent"
            border.width: Theme.px(2)
            border.color: Theme.saffron
        }
    }
    contentItem: Item {
        RowLayout {
            id: row
            anchors.centerIn: parent
            spacing: Theme.px(9)
            Icon { visible: control.iconName !== ""; name: control.iconName; color: control.ink; size: Theme.px(20) }
            Label { text: control.text; font: control.font; color: control.ink; wrapMode: Text.NoWrap }
            KeyCap { visible: control.keyText !== ""; text: control.keyText; ink: Theme.inkSoft; opacity: 0.92 }
        }
    }
}
