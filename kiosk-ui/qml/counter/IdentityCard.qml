// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

Card {
    id: card
    required property string state_
    required property string title
    required property string advice
    required property string fullName
    readonly property string tone: state_ === "verified" ? "success" : state_ === "mismatch" ? "danger" : state_ === "deferred" ? "warning" : "primary"
    objectName: "identity-" + state_
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(14)
        Label { text: "هویت"; font.pixelSize: Theme.small; color: Theme.inkFaint }
        Item { Layout.fillHeight: true; Layout.maximumHeight: Theme.px(60) }
        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.px(112)
            Layout.preferredHeight: Theme.px(112)
            radius: width / 2
            color: Theme.toneSoft(card.tone)
            border.width: Theme.px(3)
            border.color: card.state_ === "unverified" ? Theme.line : Theme.toneSolid(card.tone)
            Icon {
                anchors.centerIn: parent
                visible: card.state_ !== "asking"
                size: Theme.px(52)
                color: Theme.toneInk(card.tone)
                name: card.state_ === "verified" ? "shield" : card.state_ === "mismatch" ? "shield-off" : card.state_ === "deferred" ? "cloud-off" : "user"
            }
            Spinner { anchors.centerIn: parent; visible: card.state_ === "asking"; dot: Theme.px(11) }
        }
        Label {
            Layout.fillWidth: true
            objectName: "full-name"
            visible: text !== ""
            text: card.fullName
            font.pixelSize: Theme.display
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            Layout.fillWidth: true
            text: card.title
            font.pixelSize: Theme.large
            font.weight: Font.DemiBold
            color: Theme.toneInk(card.tone)
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            Layout.fillWidth: true
            text: card.advice
            font.pixelSize: Theme.small
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.4
        }
        Item { Layout.fillHeight: true }
    }
}
