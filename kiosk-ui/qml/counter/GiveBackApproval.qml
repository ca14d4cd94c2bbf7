// SPDX-License-Identifier: GPL-3.0-or-later
/// The second person: another account than the one signed in.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: block
    required property GiveBackViewModel model
    implicitHeight: column.implicitHeight
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.px(8)
        ComboBox {
            Layout.fillWidth: true
            visible: block.model.managers.length > 1
            label: "مدیر دفتر"
            labels: block.model.managers
            current: block.model.manager
            inputObjectName: "give-back-approver"
            onChosen: index => block.model.manager = index
        }
        RowLayout {
            spacing: Theme.px(14)
            FieldRow {
                visible: block.model.needsDocument
                focus: visible
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                label: "شمارهٔ سند برگشت"
                required: true
                inputObjectName: "give-back-document"
                maximumLength: 32
                text: block.model.document
                onEdited: text => block.model.document = text
                onSubmitted: pin.input.forceActiveFocus()
            }
            FieldRow {
                id: pin
                focus: !block.model.needsDocument
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                label: block.model.managers.length === 1 ? "رمز " + block.model.managers[0] : "رمز مدیر دفتر"
                required: true
                inputObjectName: "give-back-pin"
                echoMode: TextInput.Password
                maximumLength: 32
                text: block.model.pin
                verdict: block.model.problem !== "" ? "wrong" : ""
                advice: block.model.problem
                hint: "نفر دوم باید کسی جز کاربر واردشده باشد."
                onEdited: text => block.model.pin = text
                onSubmitted: block.model.approve()
            }
        }
        RowLayout {
            spacing: Theme.px(12)
            Button {
                objectName: "give-back-approve"
                kind: "danger"
                text: block.model.checking ? "در حال سنجش" : "تأیید و برگرداندن وجه"
                keyText: "Enter"
                iconName: "swap"
                enabled: !block.model.checking
                focusPolicy: Qt.NoFocus
                onClicked: block.model.approve()
            }
            Spinner { visible: block.model.checking }
        }
    }
}
