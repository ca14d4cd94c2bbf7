// SPDX-License-Identifier: GPL-3.0-or-later
/// Three calm dots: something is under way.
pragma ComponentBehavior: Bound
import QtQuick

Row {
    id: spinner
    property color color: Theme.primary
    property int dot: Theme.px(8)
    property bool running: visible
    spacing: dot * 0.75
    Repeater {
        model: 3
        Rectangle {
            id: bead
            required property int index
            width: spinner.dot
            height: spinner.dot
            radius: spinner.dot / 2
            color: spinner.color
            SequentialAnimation on opacity {
                running: spinner.running
                loops: Animation.Infinite
                PauseAnimation { duration: bead.index * 160 }
                NumberAnimation { from: 0.25; to: 1; duration: 320 }
                NumberAnimation { from: 1; to: 0.25; duration: 320 }
                PauseAnimation { duration: 480 - bead.index * 160 }
            }
        }
    }
}
