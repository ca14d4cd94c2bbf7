// SPDX-License-Identifier: GPL-3.0-or-later
/// The scanner's place: invite, working, done; always says what became of the picture.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

Card {
    id: card
    required property bool scanning
    required property bool scanned
    required property bool failed
    readonly property bool good: scanned && !failed && !scanning
    required property string title
    required property string advice
    required property string serial
    required property string imageText
    signal pressed
    objectName: "scan-card"
    implicitHeight: Theme.px(128)
    color: good ? Theme.successSoft : failed ? Theme.toneSoft("warning") : Theme.surface
    edge: good ? Theme.success : failed ? Theme.toneSolid("warning") : Theme.line
    RowLayout {
        anchors.fill: parent
        spacing: Theme.px(18)
        Rectangle {
            Layout.preferredWidth: Theme.px(72)
            Layout.preferredHeight: Theme.px(72)
            radius: Theme.px(18)
            color: card.good ? Theme.success : card.failed ? Theme.surface : Theme.primarySoft
            Icon {
                anchors.centerIn: parent
                name: card.good ? "check" : "id-card"
                size: Theme.px(38)
                color: card.good ? Theme.primaryInk : card.failed ? Theme.toneInk("warning") : Theme.primary
            }
            Rectangle {
                visible: card.scanning
                width: parent.width - Theme.px(16)
                height: Theme.px(3)
                radius: 2
                color: Theme.saffron
                anchors.horizontalCenter: parent.horizontalCenter
                SequentialAnimation on y {
                    running: card.scanning
                    loops: Animation.Infinite
                    NumberAnimation { from: Theme.px(10); to: Theme.px(60); duration: 700 }
                    NumberAnimation { from: Theme.px(60); to: Theme.px(10); duration: 700 }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.px(4)
            Label { objectName: "scan-title"; Layout.fillWidth: true; text: card.title; font.pixelSize: Theme.large; font.weight: Font.Bold }
            Label { objectName: "scan-advice"; Layout.fillWidth: true; text: card.advice; font.pixelSize: Theme.small; color: Theme.inkSoft }
            RowLayout {
                visible: card.good
                spacing: Theme.px(8)
                Badge { objectName: "image-fate"; text: card.imageText; icon: "no-image"; tone: "primary" }
                Badge { text: "رقم کنترل درست"; icon: "shield"; tone: "success" }
                Badge { objectName: "card-serial"; visible: card.serial !== ""; text: "سریال " + card.serial; icon: "id-card" }
            }
        }
        Spinner { visible: card.scanning }
        Button {
            objectName: "scan"
            visible: !card.scanning
            kind: card.scanned ? "secondary" : "primary"
            text: card.scanned ? "خواندن دوباره" : "خواندن کارت"
            keyText: "F4"
            iconName: "scan"
            onClicked: card.pressed()
        }
    }
}
