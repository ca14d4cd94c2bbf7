// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property FindViewModel model
    objectName: "overlay-find"
    title: "پیگیری پرونده"
    iconName: "search"
    sheetWidth: Theme.px(720)
    RowLayout {
        spacing: Theme.px(12)
        FieldRow {
            focus: true
            Layout.fillWidth: true
            label: sheet.model.evidence.offered ? "کد پیگیری یا شمارهٔ رسید" : "کد پیگیری"
            inputObjectName: "tracking-query"
            text: sheet.model.trackingCode
            advice: sheet.model.problem
            verdict: sheet.model.problem !== "" ? "wrong" : ""
            hint: "کد روی رسید شهروند"
            onEdited: text => sheet.model.trackingCode = text
            onSubmitted: sheet.model.ask()
        }
        Button {
            text: "پرسش"
            keyText: "Enter"
            iconName: "search"
            enabled: !sheet.model.asking
            focusPolicy: Qt.NoFocus
            onClicked: sheet.model.ask()
        }
    }
    Spinner { visible: sheet.model.asking }
    PageRow {
        Layout.fillWidth: true
        model: sheet.model.evidence
        ready: sheet.model.trackingCode !== ""
        onWanted: sheet.model.printEvidence()
    }
    StageLines { Layout.fillWidth: true; visible: sheet.model.found; model: sheet.model }
}
