// SPDX-License-Identifier: GPL-3.0-or-later
/// A bill that was checked: what it is, how much, and one key.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property FeesViewModel model
    /// A banner takes the room of large letters, never of the numbers.
    readonly property bool tight: model.lastFailed || model.billPaidBefore
    objectName: "screen-bill"
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
            objectName: "bill-repeated"
            Layout.fillWidth: true
            visible: screen.model.billPaidBefore
            tone: "warning"
            happened: "این قبض پیش از این در همین باجه پرداخت شده است."
            safe: "تا زدن دریافت وجه پولی برداشت نمی‌شود."
            toDo: "از شهروند دوباره بپرسید."
            code: "BIL-02"
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            padding: screen.tight ? Theme.px(24) : Theme.px(40)
            RowLayout {
                anchors.fill: parent
                spacing: Theme.px(44)
                Rectangle {
                    readonly property int side: screen.tight ? Theme.px(140) : Theme.px(200)
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                    radius: Theme.px(36)
                    color: Theme.primarySoft
                    Icon { anchors.centerIn: parent; name: screen.model.billIcon; size: screen.tight ? Theme.px(80) : Theme.px(110); color: Theme.primary }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: screen.tight ? Theme.px(8) : Theme.px(14)
                    Label {
                        objectName: "bill-title"
                        Layout.fillWidth: true
                        text: screen.model.billTitle
                        font.pixelSize: screen.tight ? Theme.display : Theme.huge
                        font.weight: Font.Black
                        color: Theme.primary
                    }
                    RowLayout {
                        spacing: Theme.px(8)
                        Badge { text: "شناسهٔ قبض درست است"; icon: "check"; tone: "success" }
                        Badge { text: "شناسهٔ پرداخت درست است"; icon: "check"; tone: "success" }
                        Badge { text: "هر دو از یک قبض‌اند"; icon: "check"; tone: "success" }
                    }
                    Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
                    GridLayout {
                        columns: 2
                        columnSpacing: Theme.px(28)
                        rowSpacing: screen.tight ? Theme.px(4) : Theme.px(10)
                        Label { text: "شناسهٔ قبض"; color: Theme.inkSoft }
                        Label {
                            objectName: "bill-id-shown"
                            text: screen.model.billId
                            font.pixelSize: screen.tight ? Theme.title : Theme.display
                            font.weight: Font.Bold
                            wrapMode: Text.NoWrap
                        }
                        Label { text: "شناسهٔ پرداخت"; color: Theme.inkSoft }
                        Label {
                            objectName: "payment-id-shown"
                            text: screen.model.paymentId
                            font.pixelSize: screen.tight ? Theme.title : Theme.display
                            font.weight: Font.Bold
                            wrapMode: Text.NoWrap
                        }
                    }
                    Label {
                        Layout.fillWidth: true
                        visible: !screen.tight
                        text: "مبلغ از خود شناسهٔ پرداخت خوانده شده است و کسی آن را نمی‌نویسد."
                        font.pixelSize: Theme.small
                        color: Theme.inkFaint
                    }
                }
            }
        }
        TotalBand { Layout.fillWidth: true; model: screen.model }
    }
}
