// SPDX-License-Identifier: GPL-3.0-or-later
/// Lines with a tick box look: what to bring.
pragma ComponentBehavior: Bound
import QtQuick
import Pishkhan
import Pishkhan.Controls

Column {
    id: block
    required property TextList lines
    property int size: Theme.small
    spacing: Theme.px(7)
    Repeater {
        model: block.lines
        Item {
            id: entry
            required property string line
            width: block.width
            height: Math.max(box.height, words.implicitHeight)
            Rectangle {
                id: box
                anchors { left: parent.left; top: parent.top }
                width: block.size * 1.5
                height: width
                radius: Theme.px(5)
                color: Theme.successSoft
                Icon { anchors.centerIn: parent; name: "check"; size: block.size; color: Theme.successInk }
            }
            Label {
                id: words
                anchors { left: box.right; leftMargin: Theme.px(10); right: parent.right }
                text: entry.line
                font.pixelSize: block.size
            }
        }
    }
}
