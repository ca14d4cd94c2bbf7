// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property FeesViewModel model
    objectName: "screen-fees"
    ColumnLayout {
        anchors { fill: parent; margins: Theme.px(24) }
        spacing: Theme.px(16)
        Banner {
            objectName: "last-payment"
            Layout.fillWidth: true
            visible: screen.model.lastFailed
            tone: "warning"
            happened: screen.model.lastHappened
            safe: screen.model.lastSafe
            toDo: screen.model.lastToDo
            code: screen.model.lastCode
        }
        Banner {
            objectName: "identity-open"
            Layout.fillWidth: true
            visible: screen.model.identityOpen
            tone: "warning"
            happened: "پیش از دریافت وجه، هویت باید تأیید شود."
            safe: screen.model.identityText
            code: "F6"
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            padding: Theme.px(26)
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.px(10)
                RowLayout {
                    Label { text: "هزینه‌ها"; font.pixelSize: Theme.title; font.weight: Font.Bold; color: Theme.primary }
                    Item { Layout.fillWidth: true }
                    Badge { text: "تعرفهٔ مصوب؛ هیچ مبلغی نوشتنی نیست"; icon: "shield"; tone: "primary" }
                }
                FeeTable { Layout.fillWidth: true; Layout.fillHeight: true; lines: screen.model.lines; visible: !screen.model.free }
                Item {
                    visible: screen.model.free
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    ColumnLayout {
                        anchors.centerIn: parent
                        spacing: Theme.px(12)
                        Icon { Layout.alignment: Qt.AlignHCenter; name: "check"; size: Theme.px(64); color: Theme.success }
                        Label {
                            text: "این خدمت هزینه‌ای ندارد"
                            font.pixelSize: Theme.display
                            font.weight: Font.Bold
                            color: Theme.successInk
                        }
                    }
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.px(132)
            radius: Theme.radius
            gradient: Gradient {
                orientation: Gradient.Horizontal
                GradientStop { position: 0; color: Theme.primaryDeep }
                GradientStop { position: 1; color: Theme.plain ? Theme.primary : Theme.primaryDeep }
            }
            RowLayout {
                anchors { fill: parent; leftMargin: Theme.px(28); rightMargin: Theme.px(28) }
                spacing: Theme.px(20)
                ColumnLayout {
                    spacing: 0
                    Label { text: "قابل پرداخت"; color: Theme.headerInkSoft; font.pixelSize: Theme.small }
                    RowLayout {
                        spacing: Theme.px(10)
                        Label {
                            objectName: "total"
                            text: screen.model.total
                            color: Theme.headerInk
                            font.pixelSize: Theme.huge
                            font.weight: Font.Black
                            wrapMode: Text.NoWrap
                        }
                        Label { text: "ریال"; color: Theme.headerInk; font.pixelSize: Theme.title; wrapMode: Text.NoWrap }
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.px(2)
                    Label { Layout.fillWidth: true; text: screen.model.totalInWords; color: Theme.headerInk; font.pixelSize: Theme.small }
                    Label { text: "برابر " + screen.model.toman; color: Theme.headerInkSoft; font.pixelSize: Theme.small }
                }
                Button {
                    objectName: "pay"
                    kind: "accent"
                    implicitHeight: Theme.px(60)
                    font.pixelSize: Theme.large
                    text: screen.model.free ? "تأیید بدون هزینه" : "دریافت وجه"
                    keyText: "F12"
                    iconName: screen.model.free ? "check" : "card"
                    enabled: !screen.model.identityOpen
                    focusPolicy: Qt.NoFocus
                    onClicked: screen.model.pay()
                }
            }
        }
    }
}
