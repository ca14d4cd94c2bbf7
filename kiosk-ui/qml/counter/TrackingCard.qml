// SPDX-License-Identifier: GPL-3.0-or-later
/// The agency's tracking code, large enough to read across the counter.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Rectangle {
    id: card
    required property ReceiptViewModel model
    objectName: "tracking"
    implicitHeight: Theme.px(190)
    radius: Theme.radius
    gradient: Gradient {
        orientation: Gradient.Horizontal
        GradientStop { position: 0; color: Theme.primaryDeep }
        GradientStop { position: 1; color: Theme.plain ? Theme.primary : Theme.primaryDeep }
    }
    ColumnLayout {
        anchors { fill: parent; margins: Theme.px(26) }
        spacing: Theme.px(2)
        RowLayout {
            Label { text: card.model.codeTitle; color: Theme.headerInkSoft; wrapMode: Text.NoWrap }
            Item { Layout.fillWidth: true }
            Label { text: card.model.citizen; color: Theme.headerInk; font.weight: Font.Medium; wrapMode: Text.NoWrap }
        }
        Label {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "tracking-code"
            text: card.model.trackingCode
            color: card.model.hasTrackingCode ? Theme.headerInk : Theme.saffron
            font.pixelSize: Theme.text(54)
            minimumPixelSize: Theme.text(26)
            fontSizeMode: Text.HorizontalFit
            font.weight: Font.Black
            wrapMode: Text.NoWrap
        }
        Label { Layout.fillWidth: true; text: card.model.submission; color: Theme.headerInkSoft; font.pixelSize: Theme.small }
        RowLayout {
            spacing: Theme.px(10)
            Label {
                text: "شمارهٔ رسید " + card.model.receiptNumber
                visible: card.model.receiptNumber !== ""
                color: Theme.headerInkSoft
                font.pixelSize: Theme.tiny
                wrapMode: Text.NoWrap
            }
            Item { Layout.fillWidth: true }
            Label {
                text: card.model.paid
                color: Theme.headerInk
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
    }
}
