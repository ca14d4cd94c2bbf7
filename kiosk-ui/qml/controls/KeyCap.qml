// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

Rectangle {
    id: cap
    property string text
    property color ink: Theme.ink
    implicitWidth: Math.max(Theme.px(26), label.implicitWidth + Theme.px(12))
    implicitHeight: Theme.px(24)
    radius: Theme.px(6)
    color: Theme.surface
    border.width: 1
    border.color: Theme.lineStrong
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 1 }
        height: Theme.px(2)
        radius: Theme.px(2)
        color: Theme.line
    }
    Label {
        id: label
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -1
        text: cap.text
        font.pixelSize: Theme.tiny
        font.weight: Font.DemiBold
        color: cap.ink
        wrapMode: Text.NoWrap
    }
}
