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
            Layout.preferredWidth: Theme.px(560)
            Layout.preferredHeight: Theme.px(420)
            padding: Theme.px(40)
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.px(14)
                Badge { text: "آمادهٔ آغاز"; icon: "clock"; tone: "warning" }
                Label {
                    Layout.fillWidth: true
                    text: "سلام، " + screen.model.greeting
                    font.pixelSize: Theme.display
                    font.weight: Font.Bold
                    color: Theme.primary
                }
                Label {
                    Layout.fillWidth: true
                    text: "نوبت کاری را باز کنید تا پذیرش شهروندان آغاز شود."
                    color: Theme.inkSoft
                    font.pixelSize: Theme.large
                }
                Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
                PairRow { Layout.fillWidth: true; name: "روز کاری"; value: screen.model.businessDate; strong: true }
                PairRow { Layout.fillWidth: true; name: "شمارهٔ نوبت"; value: screen.model.shiftNumber; strong: true }
                PairRow { Layout.fillWidth: true; name: "فهرست خدمت‌ها"; value: screen.model.catalogueLine }
                Item { Layout.fillHeight: true }
                RowLayout {
                    spacing: Theme.px(12)
                    Button {
                        objectName: "open-shift"
                        focus: true
                        kind: "accent"
                        text: "باز کردن نوبت"
                        keyText: "Enter"
                        iconName: "check"
                        onClicked: screen.model.openShift()
                    }
                    Button { objectName: "sign-out"; kind: "quiet"; text: "خروج"; keyText: "Ctrl+L"; onClicked: screen.model.signOut() }
                }
            }
        }
        Card {
            objectName: "unlock-panel"
            visible: screen.model.manager
            Layout.preferredWidth: Theme.px(440)
            Layout.preferredHeight: Theme.px(420)
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
