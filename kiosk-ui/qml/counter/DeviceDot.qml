// SPDX-License-Identifier: GPL-3.0-or-later
/// One device: its sign, a coloured bead with a shape, and its words under the pointer.
pragma ComponentBehavior: Bound
import QtQuick
import Pishkhan.Controls

Rectangle {
    id: dot
    required property string title
    required property string icon
    required property string tone
    required property string stateText
    required property string deviceId
    objectName: "dot-" + deviceId
    readonly property string text: stateText
    readonly property bool good: tone === "success"
    width: Theme.px(36)
    height: Theme.px(36)
    radius: Theme.px(10)
    color: good ? "#14FFFFFF" : tone === "neutral" ? "#14FFFFFF" : "#40E09F3E"
    Accessible.role: Accessible.StaticText
    Accessible.name: title + ": " + stateText
    Icon {
        anchors.centerIn: parent
        name: dot.icon
        size: Theme.px(19)
        color: Theme.headerInk
        opacity: dot.tone === "neutral" ? 0.55 : 1
    }
    Rectangle {
        anchors { right: parent.right; bottom: parent.bottom; margins: -Theme.px(2) }
        width: Theme.px(14)
        height: Theme.px(14)
        radius: dot.good ? width / 2 : Theme.px(3)
        visible: dot.tone !== "neutral"
        color: dot.good ? Theme.success : Theme.saffron
        border.width: Theme.px(2)
        border.color: Theme.primaryDeep
    }
    // Not seen yet: an empty ring, neither good nor bad.
    Rectangle {
        visible: dot.tone === "neutral"
        anchors { right: parent.right; bottom: parent.bottom; margins: -Theme.px(1) }
        width: Theme.px(11)
        height: Theme.px(11)
        radius: width / 2
        color: Theme.primaryDeep
        border.width: Theme.px(2)
        border.color: Theme.headerInkSoft
    }
    HoverHandler { id: hover }
    Rectangle {
        visible: hover.hovered
        z: 10
        anchors { top: parent.bottom; topMargin: Theme.px(8); horizontalCenter: parent.horizontalCenter }
        width: words.implicitWidth + Theme.px(20)
        height: Theme.px(32)
        radius: Theme.px(8)
        color: Theme.ink
        Label {
            id: words
            anchors.centerIn: parent
            text: dot.title + ": " + dot.stateText
            font.pixelSize: Theme.small
            color: Theme.primaryInk
            wrapMode: Text.NoWrap
        }
    }
}
