// SPDX-License-Identifier: GPL-3.0-or-later
/// Lines with a tick box look: what to bring.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

ColumnLayout {
    id: block
    required property TextList lines
    property int size: Theme.small
    spacing: Theme.px(7)
    Repeater {
        model: block.lines
        RowLayout {
            id: entry
            required property string line
            spacing: Theme.px(10)
            Layout.fillWidth: true
            Rectangle {
                Layout.preferredWidth: block.size * 1.5
                Layout.preferredHeight: block.size * 1.5
                Layout.alignment: Qt.AlignTop
                radius: Theme.px(5)
                color: Theme.successSoft
                Icon { anchors.centerIn: parent; name: "check"; size: block.size; color: Theme.successInk }
            }
            Label { Layout.fillWidth: true; text: entry.line; font.pixelSize: block.size }
        }
    }
}
