// SPDX-License-Identifier: GPL-3.0-or-later
/// What was given, and large enough to count by: what goes back.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property CashViewModel model
    readonly property bool less: model.standing === "short"
    objectName: "overlay-cash"
    title: "دریافت نقدی"
    iconName: "coins"
    sheetWidth: Theme.px(720)
    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: price.implicitHeight + Theme.px(28)
        radius: Theme.radius
        color: Theme.sunken
        ColumnLayout {
            id: price
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.px(14) }
            spacing: Theme.px(2)
            PairRow { Layout.fillWidth: true; name: "قابل پرداخت (ریال)"; value: sheet.model.total; strong: true }
            Label { Layout.fillWidth: true; text: sheet.model.totalInWords; font.pixelSize: Theme.small; color: Theme.inkSoft }
        }
    }
    FieldRow {
        Layout.fillWidth: true
        focus: true
        label: "آنچه شهروند داد (ریال)"
        required: true
        inputObjectName: "cash-given"
        digitsOnly: true
        maximumLength: 12
        text: sheet.model.given
        hint: sheet.model.givenInWords !== "" ? sheet.model.givenInWords : "پول را بشمارید و به ریال بنویسید."
        onEdited: text => sheet.model.given = text
        onSubmitted: sheet.model.take()
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(134)
        radius: Theme.radius
        color: sheet.model.standing === "" ? Theme.sunken : sheet.less ? Theme.saffronSoft : Theme.successSoft
        ColumnLayout {
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.px(20) }
            spacing: 0
            Label { objectName: "cash-difference-title"; text: sheet.model.differenceTitle; color: sheet.less ? Theme.saffronInk : Theme.successInk; font.weight: Font.DemiBold }
            RowLayout {
                spacing: Theme.px(10)
                visible: sheet.model.standing !== ""
                Label {
                    objectName: "cash-difference"
                    text: sheet.model.difference
                    font.pixelSize: Theme.huge
                    font.weight: Font.Black
                    color: sheet.less ? Theme.saffronInk : Theme.successInk
                    wrapMode: Text.NoWrap
                }
                Label { text: "ریال"; font.pixelSize: Theme.title; color: sheet.less ? Theme.saffronInk : Theme.successInk; wrapMode: Text.NoWrap }
            }
            Label { Layout.fillWidth: true; text: sheet.model.differenceInWords; font.pixelSize: Theme.small; color: Theme.inkSoft }
        }
    }
    RowLayout {
        spacing: Theme.px(12)
        Button {
            objectName: "cash-take"
            kind: "accent"
            text: "پول را گرفتم؛ ثبت"
            keyText: "Enter"
            iconName: "check"
            enabled: sheet.model.standing === "exact" || sheet.model.standing === "change"
            focusPolicy: Qt.NoFocus
            onClicked: sheet.model.take()
        }
        Button {
            objectName: "cash-exact"
            kind: "secondary"
            text: "همین مبلغ را داد"
            keyText: "F6"
            iconName: "coins"
            focusPolicy: Qt.NoFocus
            onClicked: sheet.model.exact()
        }
    }
}
