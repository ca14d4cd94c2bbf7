// SPDX-License-Identifier: GPL-3.0-or-later
/// What an agency says about a case: its state, and the way to it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

ColumnLayout {
    id: block
    required property FindViewModel model
    property int size: Theme.body
    spacing: Theme.px(10)
    Label { Layout.fillWidth: true; text: block.model.service; font.pixelSize: block.size; color: Theme.inkSoft }
    Label {
        Layout.fillWidth: true
        objectName: "progress-state"
        text: block.model.state
        font.pixelSize: block.size * 1.4
        font.weight: Font.Bold
        color: Theme.primary
    }
    Repeater {
        model: block.model.stages
        RowLayout {
            id: stage
            required property string title
            required property string at
            spacing: Theme.px(12)
            Rectangle {
                Layout.preferredWidth: block.size * 1.6
                Layout.preferredHeight: block.size * 1.6
                radius: width / 2
                color: Theme.successSoft
                Icon { anchors.centerIn: parent; name: "check"; size: block.size; color: Theme.successInk }
            }
            Label { Layout.fillWidth: true; text: stage.title; font.pixelSize: block.size }
            Label { text: stage.at; font.pixelSize: block.size * 0.85; color: Theme.inkSoft; wrapMode: Text.NoWrap }
        }
    }
}
