// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: panel
    required property ClosingViewModel model
    objectName: "closing-drawer"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(14)
        Icon { name: "coins"; size: Theme.px(56); color: Theme.primary }
        Label { text: "پول صندوق را بشمارید"; font.pixelSize: Theme.display; font.weight: Font.Bold; color: Theme.primary }
        Label {
            Layout.fillWidth: true
            text: "آنچه می‌بینید بنویسید؛ عدد دفتر پس از شمارش نشان داده می‌شود."
            color: Theme.inkSoft
        }
        FieldRow {
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.px(460)
            focus: true
            label: "شمردهٔ صندوق (ریال)"
            inputObjectName: "drawer-counted"
            digitsOnly: true
            maximumLength: 12
            text: panel.model.drawer
            hint: panel.model.drawerWords
            onEdited: text => panel.model.drawer = text
            onSubmitted: panel.model.count()
        }
        Button { objectName: "count-drawer"; text: "ثبت شمارش"; keyText: "Enter"; iconName: "check"; focusPolicy: Qt.NoFocus; onClicked: panel.model.count() }
        Item { Layout.fillHeight: true }
    }
}
