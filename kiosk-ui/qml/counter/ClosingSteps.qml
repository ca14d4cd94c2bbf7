// SPDX-License-Identifier: GPL-3.0-or-later
/// The day's numbers and where its closing stands.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Card {
    id: card
    required property ClosingViewModel model
    objectName: "closing-steps"
    padding: Theme.px(26)
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(6)
        Label { text: "بستن روز"; font.pixelSize: Theme.display; font.weight: Font.Bold; color: Theme.primary }
        Label { text: card.model.day; color: Theme.inkSoft }
        RowLayout {
            Layout.topMargin: Theme.px(6)
            spacing: Theme.px(8)
            Badge { text: card.model.cases + " پرونده"; icon: "document"; tone: "primary" }
            Badge { text: card.model.total + " ریال"; icon: "coins"; tone: "primary" }
        }
        Rectangle { Layout.fillWidth: true; Layout.topMargin: Theme.px(8); Layout.preferredHeight: 1; color: Theme.line }
        Repeater {
            model: card.model.stepTitles
            delegate: RowLayout {
                id: entry
                required property int index
                required property string modelData
                readonly property bool now: index === card.model.step
                readonly property bool done: index < card.model.step
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.px(14)
                Rectangle {
                    Layout.preferredWidth: Theme.px(34)
                    Layout.preferredHeight: Theme.px(34)
                    radius: width / 2
                    color: entry.done ? Theme.success : entry.now ? Theme.primary : Theme.sunken
                    Icon { visible: entry.done; anchors.centerIn: parent; name: "check"; size: Theme.px(20); color: Theme.primaryInk }
                    Label {
                        visible: !entry.done
                        anchors.centerIn: parent
                        text: "۱۲۳۴۵۶۷".charAt(entry.index)
                        font.weight: Font.Bold
                        color: entry.now ? Theme.primaryInk : Theme.inkSoft
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    Label {
                        Layout.fillWidth: true
                        text: entry.modelData
                        font.weight: entry.now ? Font.Bold : Font.Medium
                        color: entry.now ? Theme.primary : entry.done ? Theme.ink : Theme.inkSoft
                    }
                    Label {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: card.model.stepNotes[entry.index] ?? ""
                        font.pixelSize: Theme.small
                        color: Theme.inkFaint
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }
}
