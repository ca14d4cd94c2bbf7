// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property ApplicantViewModel model
    objectName: "screen-applicant"
    RowLayout {
        anchors { fill: parent; margins: Theme.px(24) }
        spacing: Theme.px(20)
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.px(16)
            ScanCard {
                Layout.fillWidth: true
                scanning: screen.model.scanning
                scanned: screen.model.scanned
                failed: screen.model.scanFailed
                title: screen.model.scanTitle
                advice: screen.model.scanAdvice
                serial: screen.model.cardSerial
                imageText: screen.model.imageText
                onPressed: screen.model.scan()
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                padding: Theme.px(26)
                ColumnLayout {
                    anchors.fill: parent
                    spacing: Theme.px(10)
                    Label { text: "مشخصات متقاضی"; font.pixelSize: Theme.title; font.weight: Font.Bold; color: Theme.primary }
                    Label {
                        Layout.fillWidth: true
                        text: "نام را سامانه از ثبت احوال می‌گیرد؛ این سه خانه برای همهٔ خدمت‌های این مراجعه بس است."
                        font.pixelSize: Theme.small
                        color: Theme.inkSoft
                    }
                    Item { implicitHeight: Theme.px(4) }
                    GridLayout {
                        Layout.fillWidth: true
                        columns: 2
                        columnSpacing: Theme.px(20)
                        rowSpacing: Theme.px(8)
                        FieldRow {
                            id: nationalCode
                            focus: true
                            Layout.fillWidth: true
                            Layout.columnSpan: 2
                            label: screen.model.foreign ? "کد فراگیر اتباع خارجی" : "کد ملی"
                            required: true
                            inputObjectName: "national-code"
                            maximumLength: 14
                            digitsOnly: true
                            separators: "- "
                            text: screen.model.nationalCode
                            verdict: screen.model.nationalCodeVerdict
                            advice: screen.model.nationalCodeAdvice
                            hint: screen.model.foreign ? "دوازده رقم روی کارت اتباع؛ رقم کنترل ندارد، با کارت مقایسه کنید" : "ده رقم روی کارت ملی"
                            onEdited: text => screen.model.nationalCode = text
                            onSubmitted: birthDate.input.forceActiveFocus()
                        }
                        FieldRow {
                            id: birthDate
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            label: "تاریخ تولد"
                            required: true
                            inputObjectName: "birth-date"
                            maximumLength: 10
                            digitsOnly: true
                            separators: "/-"
                            text: screen.model.birthDate
                            verdict: screen.model.birthDateVerdict
                            advice: screen.model.birthDateAdvice
                            placeholder: "۱۳۷۰/۰۱/۱۵"
                            hint: "سال، ماه، روز؛ هشت رقم پشت هم هم بس است"
                            onEdited: text => screen.model.birthDate = text
                            onSubmitted: postalCode.input.forceActiveFocus()
                        }
                        FieldRow {
                            id: postalCode
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            label: "کد پستی"
                            required: true
                            inputObjectName: "postal-code"
                            maximumLength: 11
                            digitsOnly: true
                            separators: "-"
                            text: screen.model.postalCode
                            verdict: screen.model.postalCodeVerdict
                            advice: screen.model.postalCodeAdvice
                            hint: "ده رقم محل سکونت"
                            onEdited: text => screen.model.postalCode = text
                            onSubmitted: screen.model.submit()
                        }
                    }
                    Item { Layout.fillHeight: true }
                    RowLayout {
                        spacing: Theme.px(12)
                        Button {
                            objectName: "submit-applicant"
                            text: "استعلام و ادامه"
                            keyText: "Ctrl+Enter"
                            iconName: "shield"
                            enabled: screen.model.identityState !== "asking"
                            onClicked: screen.model.submit()
                        }
                        Button {
                            objectName: "ask-again"
                            visible: screen.model.canAskAgain
                            kind: "accent"
                            text: "استعلام دوباره"
                            keyText: "F6"
                            iconName: "refresh"
                            onClicked: screen.model.askAgain()
                        }
                    }
                }
            }
        }
        DocumentCard {
            Layout.preferredWidth: Theme.px(400)
            Layout.alignment: Qt.AlignTop
            visible: screen.model.documentTitle !== "" && screen.model.identityState === "unverified"
            title: screen.model.documentTitle
            fields: screen.model.documentFields
        }
        IdentityCard {
            Layout.preferredWidth: Theme.px(400)
            Layout.fillHeight: true
            visible: screen.model.documentTitle === "" || screen.model.identityState !== "unverified"
            state_: screen.model.identityState
            title: screen.model.identityTitle
            advice: screen.model.identityText
            fullName: screen.model.fullName
        }
    }
    Connections {
        target: screen.model
        function onChanged() { if (screen.model.scanned && nationalCode.input.activeFocus && birthDate.text === "") birthDate.input.forceActiveFocus() }
    }
}
