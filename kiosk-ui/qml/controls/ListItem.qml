// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

T.ItemDelegate {
    id: control
    property bool current: false
    implicitHeight: Theme.px(56)
    padding: Theme.px(14)
    font.family: Theme.family
    font.pixelSize: Theme.body
    focusPolicy: Qt.NoFocus
    Accessible.name: text
    background: Rectangle {
        radius: Theme.px(10)
        color: control.current ? Theme.primarySoft : control.down ? Theme.sunken : control.hovered ? Theme.sunken : "transparent"
        border.width: control.current ? 1 : 0
        border.color: Theme.primary
        Rectangle {
            visible: control.current
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom; topMargin: Theme.px(12); bottomMargin: Theme.px(12) }
            width: Theme.px(4)
            radius: width / 2
            color: Theme.saffron
        }
    }
    contentItem: Label { text: control.text }
}
