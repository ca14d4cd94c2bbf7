// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the case stands, from right to left.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: bar
    property list<string> steps
    property int current: 0
    spacing: Theme.px(8)
    Repeater {
        model: bar.steps
        RowLayout {
            id: cell
            required property int index
            required property string modelData
            readonly property bool done: index < bar.current
            readonly property bool here: index === bar.current
            spacing: Theme.px(8)
            Rectangle {
                Layout.preferredWidth: Theme.px(26)
                Layout.preferredHeight: Theme.px(26)
                radius: width / 2
                color: cell.here ? Theme.primary : cell.done ? Theme.success : Theme.surface
                border.width: cell.here || cell.done ? 0 : 1
                border.color: Theme.lineStrong
                Icon { anchors.centerIn: parent; visible: cell.done; name: "check"; size: Theme.px(15); color: Theme.primaryInk }
                Label {
                    anchors.centerIn: parent
                    visible: !cell.done
                    text: "۱۲۳۴۵۶۷۸۹".charAt(cell.index)
                    font.pixelSize: Theme.tiny
                    font.weight: Font.Bold
                    color: cell.here ? Theme.primaryInk : Theme.inkFaint
                }
            }
            Label {
                text: cell.modelData
                font.pixelSize: Theme.small
                font.weight: cell.here ? Font.Bold : Font.Normal
                color: cell.here ? Theme.primary : cell.done ? Theme.successInk : Theme.inkFaint
                wrapMode: Text.NoWrap
            }
            Rectangle {
                visible: cell.index < bar.steps.length - 1
                Layout.preferredWidth: Theme.px(34)
                Layout.preferredHeight: Theme.px(2)
                radius: 1
                color: cell.done ? Theme.success : Theme.line
            }
        }
    }
}
