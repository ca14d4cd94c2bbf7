// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property ShiftViewModel model
    objectName: "screen-shift"
    RowLayout {
        anchors.centerIn: parent
        spacing: Theme.px(24)
        Card {
            Layout.preferredWidth: screen.model.hasReport && screen.model.manager ? Theme.px(500) : Theme.px(560)
            Layout.preferredHeight: Theme.px(528)
            padding: Theme.px(36)
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.px(14)
                Badge {
                    text: screen.model.locked ? "روز بسته و مهر شده است" : "آمادهٔ آغاز"
                    icon: screen.model.locked ? "lock" : "clock"
                    tone: screen.model.locked ? "success" : "warning"
                }
                Label {
                    Layout.fillWidth: true
                    text: "سلام، " + screen.model.greeting
                    font.pixelSize: Theme.display
                    font.weight: Font.Bold
                    color: Theme.primary
                }
                Label {
                    Layout.fillWidth: true
                    text: screen.model.locked ? "نوبت تازه فردا باز می‌شود." : "صندوق را بشمارید و نوبت را باز کنید."
                    color: Theme.inkSoft
                    font.pixelSize: Theme.large
                }
                Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
                PairRow { Layout.fillWidth: true; name: "روز کاری"; value: screen.model.businessDate; strong: true }
                PairRow { Layout.fillWidth: true; name: "شمارهٔ نوبت"; value: screen.model.shiftNumber; strong: true }
                PairRow { Layout.fillWidth: true; name: "فهرست خدمت‌ها"; value: screen.model.catalogueLine }
                FieldRow {
                    Layout.fillWidth: true
                    visible: !screen.model.locked
                    enabled: visible
                    focus: visible
                    label: "موجودی آغاز صندوق (ریال)"
                    inputObjectName: "drawer-open"
                    digitsOnly: true
                    separators: ",٬"
                    maximumLength: 16
                    text: screen.model.drawer
                    hint: screen.model.drawerWords
                    onEdited: text => screen.model.drawer = text
                    onSubmitted: screen.model.openShift()
                }
                Item { Layout.fillHeight: true }
                RowLayout {
                    spacing: Theme.px(12)
                    Button {
                        objectName: "open-shift"
                        visible: !screen.model.locked
                        kind: "accent"
                        text: "باز کردن نوبت"
                        keyText: "Enter"
                        iconName: "check"
                        onClicked: screen.model.openShift()
                    }
                    Button {
                        objectName: "close-day"
                        visible: screen.model.dayOpen
                        kind: "secondary"
                        text: "بستن روز"
                        keyText: "F10"
                        iconName: "lock"
                        focusPolicy: Qt.NoFocus
                        onClicked: screen.model.closeDay()
                    }
                    Button { objectName: "sign-out"; kind: "quiet"; text: "خروج"; keyText: "Ctrl+L"; onClicked: screen.model.signOut() }
                }
            }
        }
        ReportCard { visible: screen.model.hasReport; Layout.preferredWidth: Theme.px(360); Layout.preferredHeight: Theme.px(528); model: screen.model }
        Card {
            objectName: "missing-panel"
            visible: screen.model.restored
            Layout.preferredWidth: Theme.px(560)
            Layout.preferredHeight: Theme.px(420)
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.px(10)
                Badge { text: "نسخهٔ قدیمی بازگردانده شده بود"; icon: "alert"; tone: "warning" }
                Label { Layout.fillWidth: true; text: screen.model.restoredText; font.pixelSize: Theme.small; color: Theme.inkSoft }
                Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
                ListView {
                    id: missingList
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    spacing: Theme.px(8)
                    model: screen.model.missing
                    delegate: Label {
                        required property string line
                        width: missingList.width
                        text: line
                        font.pixelSize: Theme.small
                    }
                }
            }
        }
        Card {
            objectName: "unlock-panel"
            visible: screen.model.manager && (!screen.model.restored || screen.model.someLocked)
            Layout.preferredWidth: screen.model.hasReport ? Theme.px(380) : Theme.px(440)
            Layout.preferredHeight: Theme.px(528)
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.px(10)
                Label { text: "حساب‌های دفتر"; font.pixelSize: Theme.large; font.weight: Font.Bold }
                Label {
                    Layout.fillWidth: true
                    text: screen.model.someLocked ? "حساب قفل‌شده را باز کنید تا صاحبش دوباره رمز بزند." : "حسابی قفل نیست."
                    font.pixelSize: Theme.small
                    color: Theme.inkSoft
                }
                ListView {
                    id: list
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    spacing: Theme.px(6)
                    model: screen.model.accounts
                    delegate: RowLayout {
                        id: entry
                        required property int index
                        required property string name
                        required property string displayName
                        required property bool locked
                        width: list.width
                        spacing: Theme.px(10)
                        Icon { name: entry.locked ? "lock" : "user"; color: entry.locked ? Theme.danger : Theme.inkSoft }
                        Label { Layout.fillWidth: true; text: entry.displayName }
                        Button {
                            objectName: "unlock-" + entry.name
                            visible: entry.locked
                            kind: "secondary"
                            iconName: "unlock"
                            text: "باز کردن"
                            onClicked: screen.model.unlock(entry.index)
                        }
                        Badge { visible: !entry.locked; text: "باز"; icon: "check"; tone: "success" }
                    }
                }
            }
        }
    }
}
