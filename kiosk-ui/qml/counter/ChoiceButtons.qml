// SPDX-License-Identifier: GPL-3.0-or-later
/// Numbered reasons; a digit chooses one.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

FocusScope {
    id: block
    required property list<string> reasons
    signal chosen(int index)
    implicitHeight: column.implicitHeight
    Keys.onDigit1Pressed: event => event.isAutoRepeat ? null : chosen(0)
    Keys.onDigit2Pressed: event => event.isAutoRepeat ? null : chosen(1)
    Keys.onDigit3Pressed: event => event.isAutoRepeat ? null : chosen(2)
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.px(8)
        Repeater {
            model: block.reasons
            ListItem {
                id: reason
                required property int index
                required property string modelData
                objectName: "reason-" + index
                Layout.fillWidth: true
                text: modelData
                onClicked: block.chosen(index)
                contentItem: RowLayout {
                    spacing: Theme.px(12)
                    KeyCap { text: "۱۲۳۴۵۶۷۸۹".charAt(reason.index) }
                    Label { Layout.fillWidth: true; text: reason.modelData }
                }
                Rectangle {
                    anchors.fill: parent
                    z: -1
                    radius: Theme.px(10)
                    color: "transparent"
                    border.width: 1
                    border.color: Theme.line
                }
            }
        }
    }
}
