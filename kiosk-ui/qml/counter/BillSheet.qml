// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property BillEntryViewModel model
    objectName: "overlay-bill"
    title: "پرداخت قبض"
    iconName: "barcode"
    sheetWidth: Theme.px(720)
    Label {
        Layout.fillWidth: true
        text: "بارکد قبض را با بارکدخوان بخوانید، یا دو شناسه را از روی قبض بنویسید."
        color: Theme.inkSoft
    }
    RowLayout {
        spacing: Theme.px(14)
        FieldRow {
            id: bill
            focus: !sheet.model.startAtPayment
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: "شناسهٔ قبض"
            required: true
            inputObjectName: "bill-id"
            digitsOnly: true
            maximumLength: 26
            text: sheet.model.billId
            verdict: sheet.model.billVerdict
            advice: sheet.model.billAdvice
            hint: "۶ تا ۱۳ رقم"
            onEdited: text => sheet.model.billId = text
            onSubmitted: sheet.model.paymentId !== "" ? sheet.model.open() : payment.input.forceActiveFocus()
        }
        FieldRow {
            id: payment
            focus: sheet.model.startAtPayment
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            label: "شناسهٔ پرداخت"
            required: true
            inputObjectName: "payment-id"
            digitsOnly: true
            maximumLength: 13
            text: sheet.model.paymentId
            verdict: sheet.model.paymentVerdict
            advice: sheet.model.paymentAdvice
            hint: "۶ تا ۱۳ رقم"
            onEdited: text => sheet.model.paymentId = text
            onSubmitted: sheet.model.open()
        }
    }
    Banner {
        objectName: "bill-paid-before"
        Layout.fillWidth: true
        visible: sheet.model.paidBefore
        tone: "warning"
        happened: sheet.model.paidBeforeText
        toDo: sheet.model.paidBeforeToDo
        code: "BIL-02"
    }
    Banner {
        objectName: "bill-scan-problem"
        Layout.fillWidth: true
        visible: sheet.model.scanProblem !== ""
        tone: "warning"
        happened: sheet.model.scanProblem
    }
    RowLayout {
        spacing: Theme.px(12)
        Button {
            objectName: "bill-open"
            visible: !sheet.model.paidBefore
            text: "بررسی قبض"
            keyText: "Enter"
            iconName: "check"
            focusPolicy: Qt.NoFocus
            onClicked: sheet.model.open()
        }
        Button {
            objectName: "bill-again"
            visible: sheet.model.paidBefore
            kind: "danger"
            text: "پرداخت دوباره"
            keyText: "F6"
            focusPolicy: Qt.NoFocus
            onClicked: sheet.model.openAgain()
        }
        Button {
            objectName: "bill-scan"
            kind: "secondary"
            text: sheet.model.scanning ? "در حال خواندن" : "خواندن با اسکنر"
            keyText: "F4"
            iconName: "scan"
            enabled: !sheet.model.scanning
            focusPolicy: Qt.NoFocus
            onClicked: sheet.model.scan()
        }
        Spinner { visible: sheet.model.scanning }
    }
}
