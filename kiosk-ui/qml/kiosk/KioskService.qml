// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

KioskPage {
    id: page
    objectName: "screen-kiosk-service"
    title: page.model.title
    detail: page.model.agency + " · " + page.model.description
    RowLayout {
        anchors.fill: parent
        spacing: Theme.px(20)
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            padding: Theme.px(28)
            Flickable {
                anchors.fill: parent
                clip: true
                contentHeight: bring.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                ColumnLayout {
                    id: bring
                    width: parent.width
                    spacing: Theme.px(16)
                    Label { text: page.model.texts.whatToBring; font.pixelSize: Theme.title; font.weight: Font.Bold; color: Theme.primary }
                    CheckLines { Layout.fillWidth: true; lines: page.model.whatToBring; size: Theme.large }
                    Label { text: page.model.texts.whoComes; font.pixelSize: Theme.large; font.weight: Font.Bold; color: Theme.primary }
                    Label { Layout.fillWidth: true; text: page.model.presence; font.pixelSize: Theme.large }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2
            spacing: Theme.px(16)
            Repeater {
                model: [{ icon: "coins", name: page.model.texts.howMuch, value: page.model.price },
                        { icon: "clock", name: page.model.texts.howLong, value: page.model.duration }]
                Card {
                    id: fact
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    RowLayout {
                        anchors.fill: parent
                        spacing: Theme.px(16)
                        Rectangle {
                            Layout.preferredWidth: Theme.px(60)
                            Layout.preferredHeight: Theme.px(60)
                            radius: Theme.px(16)
                            color: Theme.saffronSoft
                            Icon { anchors.centerIn: parent; name: fact.modelData.icon; size: Theme.px(32); color: Theme.saffronInk }
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            Label { text: fact.modelData.name; font.pixelSize: Theme.small; color: Theme.inkSoft }
                            Label {
                                Layout.fillWidth: true
                                text: fact.modelData.value
                                font.pixelSize: Theme.large
                                font.weight: Font.Bold
                            }
                        }
                    }
                }
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: counter.implicitHeight + Theme.px(28)
                radius: Theme.radius
                color: Theme.successSoft
                border.width: Theme.plain ? 0 : 1
                border.color: Theme.strong
                Label {
                    id: counter
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.px(18) }
                    text: page.model.texts.goToCounter
                    font.weight: Font.DemiBold
                    color: Theme.successInk
                }
            }
        }
    }
}
