// SPDX-License-Identifier: GPL-3.0-or-later
/// The device laboratory's window: every emulator live, and the hand that disturbs it.
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

Window {
    id: window
    required property QtObject dock
    objectName: "dock"
    width: 1180
    height: 760
    title: "آزمایشگاه دستگاه‌ها"
    flags: Qt.Window | Qt.WindowDoesNotAcceptFocus // the keyboard stays at the counter
    color: Theme.background
    RowLayout {
        anchors { fill: parent; margins: Theme.px(18) }
        spacing: Theme.px(18)
        LayoutMirroring.enabled: true
        LayoutMirroring.childrenInherit: true
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.px(12)
            Label { text: "آزمایشگاه دستگاه‌ها"; font.pixelSize: Theme.title; font.weight: Font.Bold; color: Theme.primary }
            Repeater {
                model: window.dock.devices
                Card {
                    id: card
                    required property var modelData
                    Layout.fillWidth: true
                    padding: Theme.px(14)
                    Layout.preferredHeight: Theme.px(58 + 40 * modelData.rows)
                    Item {
                        anchors.fill: parent
                        RowLayout {
                            id: head
                            anchors { left: parent.left; right: parent.right; top: parent.top }
                            spacing: Theme.px(8)
                            Icon { name: card.modelData.icon; size: Theme.px(20); color: Theme.primary }
                            Label { Layout.fillWidth: true; text: card.modelData.title; font.weight: Font.Bold }
                        }
                        Flow {
                            id: faults
                            anchors { left: parent.left; right: parent.right; top: head.bottom; topMargin: Theme.px(8) }
                            spacing: Theme.px(6)
                            Repeater {
                                model: card.modelData.faults
                                Button {
                                    id: fault
                                    required property var modelData
                                    objectName: "fault-" + modelData.command
                                    kind: "secondary"
                                    text: modelData.label
                                    font.pixelSize: Theme.small
                                    implicitHeight: Theme.px(34)
                                    implicitWidth: words.width + Theme.px(28)
                                    TextMetrics { id: words; font.family: Theme.family; font.pixelSize: Theme.small; font.weight: Font.DemiBold; text: fault.text }
                                    onClicked: window.dock.work(card.modelData.socket, modelData.command)
                                }
                            }
                        }
                    }
                }
            }
            RowLayout {
                spacing: Theme.px(8)
                Icon { name: "scan"; size: Theme.px(20); color: Theme.primary }
                Label { text: "روی شیشهٔ اسکنر بگذارید:"; font.weight: Font.Bold; wrapMode: Text.NoWrap }
                Repeater {
                    model: [["national-card", "کارت ملی"], ["passport", "گذرنامه"], ["blurred", "کارت تار"]]
                    Button {
                        required property var modelData
                        objectName: "put-" + modelData[0]
                        kind: "secondary"
                        text: modelData[1]
                        font.pixelSize: Theme.small
                        implicitHeight: Theme.px(34)
                        onClicked: window.dock.putCard(modelData[0])
                    }
                }
                Badge {
                    text: window.dock.documentOnGlass ? "مدرک روی شیشه است" : "شیشه خالی است"
                    icon: window.dock.documentOnGlass ? "id-card" : "no-image"
                    tone: window.dock.documentOnGlass ? "success" : "neutral"
                }
            }
            Item { Layout.fillHeight: true }
            Column {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(96)
                Layout.minimumHeight: Theme.px(96)
                Repeater {
                    model: window.dock.diary
                    Text {
                        required property string modelData
                        text: modelData
                        font.family: "monospace"
                        font.pixelSize: Theme.tiny
                        color: Theme.inkSoft
                    }
                }
            }
        }
        ColumnLayout {
            Layout.preferredWidth: Theme.px(330)
            Layout.maximumWidth: Theme.px(330)
            Layout.fillHeight: true
            spacing: Theme.px(12)
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: Theme.px(110)
                radius: Theme.px(16)
                color: "#22313A"
                Rectangle {
                    anchors { fill: parent; margins: Theme.px(14) }
                    radius: Theme.px(8)
                    color: window.dock.display === "" ? "#6F8F78" : "#A9D6B4"
                    Label {
                        objectName: "pos-display"
                        anchors.centerIn: parent
                        width: parent.width - Theme.px(16)
                        text: window.dock.display === "" ? "کارتخوان آمادهٔ کار" : window.dock.display
                        color: "#12261A"
                        font.weight: Font.Bold
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: Theme.px(34)
                radius: Theme.px(8)
                color: "#22313A"
                Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.px(10) } height: Theme.px(4); color: "#0A1216" }
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                Rectangle {
                    id: strip
                    width: parent.width
                    height: picture.height
                    y: -Theme.px(10)
                    color: "white"
                    border.width: 1
                    border.color: Theme.line
                    Image {
                        id: picture
                        objectName: "paper"
                        width: parent.width
                        source: window.dock.paper
                        fillMode: Image.PreserveAspectFit
                        mipmap: true
                        cache: false
                        onSourceChanged: slide.restart()
                    }
                    NumberAnimation { id: slide; target: strip; property: "y"; from: -Theme.px(600); to: -Theme.px(10); duration: 1400 }
                }
            }
            Label { text: "برگ‌های چاپ‌شده: " + window.dock.pages; font.pixelSize: Theme.small; color: Theme.inkFaint }
        }
    }
}
