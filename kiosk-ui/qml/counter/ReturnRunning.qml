// SPDX-License-Identifier: GPL-3.0-or-later
/// The card terminal is giving the money back.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property ReturnViewModel model
    objectName: "return-running"
    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.px(80), Theme.px(860))
        height: Math.min(parent.height - Theme.px(40), Theme.px(480))
        padding: Theme.px(36)
        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.px(10)
            Label { Layout.alignment: Qt.AlignHCenter; text: "مبلغ برگشتی"; color: Theme.inkFaint; font.pixelSize: Theme.small }
            RowLayout {
                Layout.alignment: Qt.AlignHCenter
                spacing: Theme.px(12)
                Label {
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
                text: screen.model.amountInWords
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
                    Icon { anchors.centerIn: parent; name: "swap"; size: Theme.px(56); color: Theme.saffronInk }
                }
                ColumnLayout {
                    spacing: Theme.px(4)
                    Label { text: screen.model.stepTitle; font.pixelSize: Theme.display; font.weight: Font.Bold; wrapMode: Text.NoWrap }
                    Label { text: screen.model.stepText; color: Theme.inkSoft; font.pixelSize: Theme.large; wrapMode: Text.NoWrap }
                    Spinner { Layout.topMargin: Theme.px(6); color: Theme.saffron }
                }
            }
            Item { Layout.fillHeight: true }
            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: screen.model.service + " · " + screen.model.people
                color: Theme.inkSoft
            }
        }
    }
}
