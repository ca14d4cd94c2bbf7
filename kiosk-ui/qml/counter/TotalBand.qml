// SPDX-License-Identifier: GPL-3.0-or-later
/// What is to be paid, large enough to read across the counter, and the one key that takes it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Rectangle {
    id: band
    required property FeesViewModel model
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
                    text: band.model.total
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
            Label { Layout.fillWidth: true; text: band.model.totalInWords; color: Theme.headerInk; font.pixelSize: Theme.small }
            Label { text: "برابر " + band.model.toman; color: Theme.headerInkSoft; font.pixelSize: Theme.small }
        }
        Button {
            objectName: "pay-cash"
            visible: band.model.cashOffered
            kind: "secondary"
            implicitHeight: Theme.px(60)
            font.pixelSize: Theme.large
            text: "نقدی"
            keyText: "F7"
            iconName: "coins"
            focusPolicy: Qt.NoFocus
            onClicked: band.model.askCash()
        }
        Button {
            objectName: "pay"
            kind: "accent"
            implicitHeight: Theme.px(60)
            font.pixelSize: Theme.large
            text: band.model.free ? "تأیید بدون هزینه" : "دریافت وجه"
            keyText: "F12"
            iconName: band.model.free ? "check" : "card"
            enabled: !band.model.identityOpen
            focusPolicy: Qt.NoFocus
            onClicked: band.model.pay()
        }
    }
}
