// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Rectangle {
    id: footer
    required property KeyLegend legend
    property bool training: false
    signal triggered(int action)
    objectName: "legend"
    implicitHeight: Theme.px(50)
    color: Theme.surface
    Rectangle { anchors { left: parent.left; right: parent.right; top: parent.top } height: 1; color: Theme.line }
    RowLayout {
        anchors { fill: parent; leftMargin: Theme.px(16); rightMargin: Theme.px(16) }
        spacing: Theme.px(4)
        Repeater {
            model: footer.legend
            KeyHint {
                required property int action
                objectName: "key-" + keyText
                onActivated: footer.triggered(action)
            }
        }
        Item { Layout.fillWidth: true }
        TrainingMark { visible: footer.training }
    }
}
