// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

T.TextField {
    id: control
    property bool invalid: false
    property bool confirmed: false
    implicitWidth: Theme.px(260)
    implicitHeight: Theme.control
    leftPadding: Theme.px(14)
    rightPadding: Theme.px(14)
    font.family: Theme.family
    font.pixelSize: Theme.large
    color: enabled ? Theme.ink : Theme.inkSoft
    selectionColor: Theme.primary
    selectedTextColor: Theme.primaryInk
    placeholderTextColor: Theme.inkFaint
    horizontalAlignment: TextInput.AlignLeft
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true
    Accessible.role: Accessible.EditableText
    Label {
        // x is never mirrored, as the paddings are not
        x: control.leftPadding
        width: control.width - control.leftPadding - control.rightPadding
        height: control.height
        visible: control.length === 0 && control.preeditText === ""
        text: control.placeholderText
        color: control.placeholderTextColor
        font.pixelSize: Theme.body
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
    background: Rectangle {
        radius: Theme.px(10)
        color: !control.enabled ? Theme.sunken : Theme.surface
        border.width: control.activeFocus ? 2 : 1
        border.color: control.invalid ? Theme.danger : control.activeFocus ? Theme.primary
                    : control.confirmed ? Theme.success : Theme.lineStrong
        Behavior on border.color { ColorAnimation { duration: Theme.quick } }
        Rectangle {
            visible: control.activeFocus && Theme.plain
            anchors.fill: parent
            anchors.margins: -Theme.px(3)
            z: -1
            radius: Theme.px(13)
            color: control.invalid ? "#22B3392F" : "#220F4C5C"
        }
    }
}
