// SPDX-License-Identifier: GPL-3.0-or-later
/// The terminal's steps, as large as its amount.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property PaymentViewModel model
    objectName: "payment-running"
    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.px(80), Theme.px(860))
        height: Math.min(parent.height - Theme.px(40), Theme.px(screen.model.displayAsked ? 600 : 520))
        padding: Theme.px(36)
        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.px(8)
            Label { Layout.alignment: Qt.AlignHCenter; text: "مبلغ"; color: Theme.inkFaint; font.pixelSize: Theme.small }
            RowLayout {
                Layout.alignment: Qt.AlignHCenter
                spacing: Theme.px(12)
                Label {
                    objectName: "amount"
                    text: screen.model.amount
                    font.pixelSize: Theme.text(60)
                    font.weight: Font.Black
                    color: Theme.primary
                    wrapMode: Text.NoWrap
                }
                Label { text: "ریال"; font.pixelSize: Theme.title; color: Theme.primary; wrapMode: Text.NoWrap }
            }
            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: screen.model.amountInWords + " · " + screen.model.toman
                color: Theme.inkSoft
                font.pixelSize: Theme.small
            }
            Item { Layout.fillHeight: true }
            RowLayout {
                Layout.alignment: Qt.AlignHCenter
                spacing: Theme.px(24)
                Rectangle {
                    Layout.preferredWidth: Theme.px(104)
                    Layout.preferredHeight: Theme.px(104)
                    radius: Theme.px(26)
                    color: Theme.saffronSoft
                    Icon { anchors.centerIn: parent; name: screen.model.stepIcon; size: Theme.px(56); color: Theme.saffronInk }
                }
                ColumnLayout {
                    spacing: Theme.px(4)
                    Label {
                        objectName: "payment-step"
                        text: screen.model.stepTitle
                        font.pixelSize: Theme.display
                        font.weight: Font.Bold
                        wrapMode: Text.NoWrap
                    }
                    Label { text: screen.model.stepText; color: Theme.inkSoft; font.pixelSize: Theme.large; wrapMode: Text.NoWrap }
                    Spinner { Layout.topMargin: Theme.px(6); color: Theme.saffron }
                }
            }
            Item { Layout.fillHeight: true }
            StepBar {
                Layout.alignment: Qt.AlignHCenter
                steps: ["آماده‌سازی", "کارت", "رمز", "بانک", "پایان"]
                current: screen.model.stepIndex
            }
            Item { implicitHeight: Theme.px(6) }
            Rectangle {
                objectName: "display-question"
                visible: screen.model.displayAsked
                Layout.fillWidth: true
                Layout.preferredHeight: question.implicitHeight + Theme.px(20)
                radius: Theme.radius
                color: Theme.primarySoft
                RowLayout {
                    id: question
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.px(14) }
                    spacing: Theme.px(12)
                    Icon { name: "terminal"; size: Theme.px(30); color: Theme.primary }
                    Label {
                        Layout.fillWidth: true
                        text: "نخستین دریافت با این کارتخوان: روی نمایشگر آن هم همین مبلغ نوشته شده است؟"
                        font.weight: Font.Bold
                        font.pixelSize: Theme.small
                        color: Theme.primary
                    }
                    Button { objectName: "display-agrees"; text: "همین است"; keyText: "F6"; iconName: "check"; focusPolicy: Qt.NoFocus; onClicked: screen.model.displayAgrees() }
                    Button { objectName: "display-differs"; kind: "secondary"; text: "نه، مبلغ دیگری"; keyText: "F7"; iconName: "alert"; focusPolicy: Qt.NoFocus; onClicked: screen.model.displayDiffers() }
                }
            }
            RowLayout {
                Layout.alignment: Qt.AlignHCenter
                spacing: Theme.px(12)
                Badge { visible: screen.model.cancelAsked; text: "لغو درخواست شد؛ پاسخ با کارتخوان است"; icon: "clock"; tone: "warning" }
                Button {
                    objectName: "cancel-payment"
                    visible: !screen.model.cancelAsked
                    kind: "secondary"
                    text: "درخواست لغو"
                    keyText: "Esc"
                    iconName: "close"
                    focusPolicy: Qt.NoFocus
                    onClicked: screen.model.cancel()
                }
            }
        }
    }
}
