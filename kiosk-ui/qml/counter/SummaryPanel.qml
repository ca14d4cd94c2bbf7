// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Card {
    id: panel
    required property SummaryViewModel model
    objectName: "summary"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)
        Label { text: "متقاضی"; font.pixelSize: Theme.small; color: Theme.inkFaint }
        Label {
            Layout.fillWidth: true
            objectName: "summary-name"
            text: panel.model.fullName
            visible: text !== ""
            font.pixelSize: Theme.title
            font.weight: Font.Bold
            color: Theme.primary
        }
        Badge {
            text: panel.model.identityTitle
            icon: panel.model.identityState === "verified" ? "shield" : "clock"
            tone: panel.model.identityState === "verified" ? "success" : panel.model.identityState === "mismatch" ? "danger" : "warning"
        }
        Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
        PairRow { Layout.fillWidth: true; visible: value !== ""; name: "نام پدر"; value: panel.model.fatherName }
        PairRow { Layout.fillWidth: true; visible: value !== ""; name: "کد ملی"; value: panel.model.nationalCode }
        PairRow { Layout.fillWidth: true; visible: value !== ""; name: "تاریخ تولد"; value: panel.model.birthDate }
        PairRow { Layout.fillWidth: true; visible: value !== ""; name: "کد پستی"; value: panel.model.postalCode }
        Badge { visible: panel.model.imageNotKept; text: "تصویر نگه‌داری نشد"; icon: "no-image"; tone: "primary" }
        Item { Layout.fillHeight: true }
        Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
        Label { text: "شمارهٔ پرونده"; font.pixelSize: Theme.tiny; color: Theme.inkFaint }
        Label {
            Layout.fillWidth: true
            text: panel.model.caseId
            font.pixelSize: Theme.tiny
            color: Theme.inkSoft
            wrapMode: Text.WrapAnywhere
        }
    }
}
