// SPDX-License-Identifier: GPL-3.0-or-later
/// A difference is never accepted for anybody: explain, dispute or count again (DIF-01).
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: panel
    required property ClosingViewModel model
    objectName: "closing-difference"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)
        RowLayout {
            spacing: Theme.px(12)
            Icon { name: "alert"; size: Theme.px(34); color: Theme.saffron }
            Label { objectName: "difference-subject"; Layout.fillWidth: true; text: panel.model.subject; font.pixelSize: Theme.display; font.weight: Font.Bold; color: Theme.primary }
            Label { text: "DIF-01"; font.pixelSize: Theme.tiny; font.weight: Font.Bold; color: Theme.saffronInk }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(14)
            ClosingFigure { name: "دفتر"; value: panel.model.ledger }
            ClosingFigure { name: panel.model.foundTitle; value: panel.model.found }
            ClosingFigure { name: "اختلاف"; value: panel.model.difference; tone: "warning"; visible: panel.model.difference !== "" }
        }
        Label { Layout.fillWidth: true; text: panel.model.differenceWords; font.weight: Font.DemiBold; color: Theme.saffronInk }
        Label { objectName: "ledger-parts"; Layout.fillWidth: true; visible: text !== ""; text: panel.model.ledgerParts; font.pixelSize: Theme.small; color: Theme.inkSoft }
        Label {
            Layout.fillWidth: true
            text: "می‌توانید بازشماری کنید، توضیح بنویسید یا اعتراض ثبت کنید. کسی شما را مجبور به پذیرش نمی‌کند؛ با اعتراض هم روز بسته می‌شود."
            color: Theme.inkSoft
        }
        FieldRow {
            id: why
            Layout.fillWidth: true
            focus: true
            label: "توضیح یا دلیل اعتراض"
            required: true
            inputObjectName: "difference-reason"
            maximumLength: 200
            text: panel.model.reason
            onEdited: text => panel.model.reason = text
            onSubmitted: panel.model.explain()
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.px(12)
            Button { objectName: "explain"; text: "ثبت توضیح"; keyText: "F6"; iconName: "check"; focusPolicy: Qt.NoFocus; onClicked: panel.model.explain() }
            Button { objectName: "dispute"; kind: "accent"; text: "ثبت اعتراض"; keyText: "F7"; iconName: "hand"; focusPolicy: Qt.NoFocus; onClicked: panel.model.dispute() }
            Button {
                objectName: "recount"
                kind: "secondary"
                text: panel.model.recountText
                keyText: "F8"
                iconName: "refresh"
                focusPolicy: Qt.NoFocus
                onClicked: panel.model.recount()
            }
        }
        Item { Layout.fillHeight: true }
    }
}
