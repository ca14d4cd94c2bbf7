// SPDX-License-Identifier: GPL-3.0-or-later
/// The manager's word on a payment, with the reference from the terminal's own slip.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

FocusScope {
    id: panel
    property string yesText: "پول برداشت شده است"
    property string noText: "پولی برداشت نشده است"
    property string yesOutcome: "paid"
    property string noOutcome: "not-paid"
    signal resolved(string outcome, string reference, string reason)
    implicitHeight: column.implicitHeight
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.px(4)
        RowLayout {
            spacing: Theme.px(14)
            FieldRow {
                id: reference
                focus: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                label: "شمارهٔ مرجع یا پیگیری روی برگهٔ کارتخوان"
                required: true
                inputObjectName: "resolve-reference"
                maximumLength: 24
                digitsOnly: true
                onSubmitted: reason.input.forceActiveFocus()
            }
            FieldRow {
                id: reason
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                label: "دلیل"
                required: true
                inputObjectName: "resolve-reason"
                maximumLength: 120
            }
        }
        RowLayout {
            spacing: Theme.px(12)
            Button {
                objectName: "resolve-paid"
                text: panel.yesText
                iconName: "check"
                onClicked: panel.resolved(panel.yesOutcome, reference.text, reason.text)
            }
            Button {
                objectName: "resolve-not-paid"
                kind: "secondary"
                text: panel.noText
                iconName: "close"
                onClicked: panel.resolved(panel.noOutcome, reference.text, reason.text)
            }
        }
    }
}
