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
                    Badge {
                        text: table.cut ? "همهٔ ردیف‌ها این‌جا جا نشد: F9" : "تعرفهٔ مصوب؛ هیچ مبلغی نوشتنی نیست"
                        icon: table.cut ? "alert" : "shield"
                        tone: table.cut ? "warning" : "primary"
                    }
                }
                FeeTable { id: table; Layout.fillWidth: true; Layout.fillHeight: true; lines: screen.model.lines; visible: !screen.model.free }
                NoteLine { objectName: "shares-note"; Layout.fillWidth: true; text: screen.model.sharesNote; icon: "swap" }
                NoteLine { objectName: "printer-note"; Layout.fillWidth: true; text: screen.model.printerNote; icon: "printer" }
                NoteLine { objectName: "cash-note"; Layout.fillWidth: true; text: screen.model.cashNote; icon: "card" }
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
        TotalBand { Layout.fillWidth: true; model: screen.model }
    }
}
