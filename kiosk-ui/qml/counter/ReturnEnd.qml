// SPDX-License-Identifier: GPL-3.0-or-later
/// How it ended, how that is known, and where the citizen's slip is.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property ReturnViewModel model
    readonly property bool done: model.mode === "done"
    objectName: "return-" + model.mode
    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.px(80), Theme.px(900))
        height: Math.min(parent.height - Theme.px(40), Theme.px(560))
        padding: Theme.px(36)
        color: screen.done ? Theme.successSoft : Theme.saffronSoft
        edge: screen.done ? Theme.success : Theme.saffron
        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.px(12)
            RowLayout {
                spacing: Theme.px(20)
                Rectangle {
                    Layout.preferredWidth: Theme.px(76)
                    Layout.preferredHeight: Theme.px(76)
                    radius: width / 2
                    color: screen.done ? Theme.success : Theme.saffron
                    Icon { anchors.centerIn: parent; name: screen.done ? "check" : "close"; size: Theme.px(44); color: Theme.primaryInk }
                }
                ColumnLayout {
                    spacing: Theme.px(2)
                    Label {
                        objectName: "return-happened"
                        text: screen.model.happened
                        font.pixelSize: Theme.display
                        font.weight: Font.Bold
                        color: screen.done ? Theme.successInk : Theme.saffronInk
                        wrapMode: Text.NoWrap
                    }
                    Label { text: screen.model.safe; color: Theme.ink }
                }
                Item { Layout.fillWidth: true }
                Label { text: screen.model.code; font.weight: Font.Bold; color: Theme.inkSoft; wrapMode: Text.NoWrap }
            }
            Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.lineStrong }
            PairRow { Layout.fillWidth: true; name: "مبلغ (ریال)"; value: screen.model.amount; strong: true }
            Label { Layout.fillWidth: true; text: screen.model.amountInWords; color: Theme.inkSoft; font.pixelSize: Theme.small }
            PairRow { Layout.fillWidth: true; name: "خدمت"; value: screen.model.service }
            PairRow { Layout.fillWidth: true; visible: value !== ""; name: "رسید پرداخت"; value: screen.model.receipt }
            PairRow { Layout.fillWidth: true; name: "شناسهٔ برگشت"; value: screen.model.intentKey }
            PairRow { Layout.fillWidth: true; visible: value !== ""; name: "پیگیری"; value: screen.model.trace }
            PairRow { Layout.fillWidth: true; name: "از کجا معلوم است"; value: screen.model.evidence }
            PairRow { Layout.fillWidth: true; name: "چه کسانی"; value: screen.model.people }
            Item { Layout.fillHeight: true }
            Label { objectName: "return-slip"; Layout.fillWidth: true; text: screen.model.slip + " " + screen.model.toDo; color: Theme.ink }
            RowLayout {
                spacing: Theme.px(12)
                Button {
                    objectName: "return-finish"
                    text: "پایان"
                    keyText: "F12"
                    iconName: "check"
                    focusPolicy: Qt.NoFocus
                    onClicked: screen.model.finish()
                }
            }
        }
    }
}
