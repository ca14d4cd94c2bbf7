// SPDX-License-Identifier: GPL-3.0-or-later
/// What will be sealed, and the manager's PIN.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: panel
    required property ClosingViewModel model
    objectName: "closing-approval"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)
        Label { objectName: "approval-title"; text: "آمادهٔ مهر"; font.pixelSize: Theme.display; font.weight: Font.Bold; color: Theme.primary }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(14)
            ClosingFigure { name: "خالص روز (ریال)"; value: panel.model.total; tone: "primary" }
            ClosingFigure { name: "پرونده"; value: panel.model.cases }
            ClosingFigure { name: "جابه‌جایی پول"; value: panel.model.payments }
        }
        Repeater {
            model: panel.model.findings
            delegate: RowLayout {
                id: line
                required property string modelData
                spacing: Theme.px(10)
                Icon { name: "check"; size: Theme.px(18); color: Theme.success }
                Label { text: line.modelData; wrapMode: Text.NoWrap }
            }
        }
        Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
        ComboBox {
            Layout.fillWidth: true
            visible: panel.model.managers.length > 1
            label: "مدیر دفتر"
            labels: panel.model.managers
            current: panel.model.manager
            inputObjectName: "approver"
            onChosen: index => panel.model.manager = index
        }
        FieldRow {
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.px(420)
            focus: true
            label: panel.model.managers.length === 1 ? "رمز " + panel.model.managers[0] : "رمز مدیر دفتر"
            inputObjectName: "approval-pin"
            echoMode: TextInput.Password
            maximumLength: 32
            text: panel.model.pin
            verdict: panel.model.problem !== "" ? "wrong" : ""
            advice: panel.model.problem
            hint: "روز مهرشده دیگر پرونده‌ای نمی‌پذیرد."
            onEdited: text => panel.model.pin = text
            onSubmitted: panel.model.approve()
        }
        RowLayout {
            spacing: Theme.px(12)
            Button {
                objectName: "approve-day"
                kind: "accent"
                text: panel.model.checking ? "در حال سنجش" : "تأیید و مهر روز"
                keyText: "Enter"
                iconName: "lock"
                enabled: !panel.model.checking
                focusPolicy: Qt.NoFocus
                onClicked: panel.model.approve()
            }
            Spinner { visible: panel.model.checking }
        }
        Item { Layout.fillHeight: true }
    }
}
