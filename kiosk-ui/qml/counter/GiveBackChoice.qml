// SPDX-License-Identifier: GPL-3.0-or-later
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
        spacing: Theme.px(10)
        FieldRow {
            id: query
            focus: true
            Layout.fillWidth: true
            label: "شمارهٔ رسید، کد پیگیری یا شمارهٔ مرجع"
            hint: "تازه‌ترین پرداخت‌ها نخست می‌آیند؛ با ↑ و ↓ برگزینید."
            inputObjectName: "give-back-query"
            text: block.model.query
            onEdited: text => block.model.query = text
            onSubmitted: block.model.choose()
            Keys.onUpPressed: block.model.move(-1)
            Keys.onDownPressed: block.model.move(1)
        }
        ListView {
            id: list
            objectName: "give-back-payments"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(320)
            visible: !block.model.empty
            clip: true
            spacing: Theme.px(6)
            model: block.model.payments
            currentIndex: block.model.current
            boundsBehavior: Flickable.StopAtBounds
            delegate: ListItem {
                id: row
                required property int index
                required property string title
                required property string receipt
                required property string amount
                required property string when
                required property string card
                width: list.width
                implicitHeight: Theme.px(74)
                text: title
                current: index === block.model.current
                onClicked: block.model.current = index
                onDoubleClicked: block.model.choose()
                contentItem: RowLayout {
                    spacing: Theme.px(14)
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0
                        Label { Layout.fillWidth: true; text: row.title; font.weight: Font.Medium; elide: Text.ElideRight; wrapMode: Text.NoWrap }
                        Label { text: row.receipt; font.pixelSize: Theme.tiny; color: Theme.inkSoft; wrapMode: Text.NoWrap }
                    }
                    ColumnLayout {
                        spacing: 0
                        Label { Layout.alignment: Qt.AlignLeft; text: row.card; font.pixelSize: Theme.small; wrapMode: Text.NoWrap }
                        Label { Layout.alignment: Qt.AlignLeft; text: row.when; font.pixelSize: Theme.tiny; color: Theme.inkSoft; wrapMode: Text.NoWrap }
                    }
                    Label {
                        Layout.preferredWidth: Theme.px(150)
                        text: row.amount
                        font.weight: Font.Bold
                        color: Theme.primary
                        horizontalAlignment: Text.AlignRight
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
        Label {
            objectName: "give-back-none"
            Layout.fillWidth: true
            visible: block.model.empty
            text: "پرداختی با این شماره پیدا نشد که بتوان وجهش را برگرداند."
            color: Theme.inkSoft
        }
        Button {
            objectName: "give-back-choose"
            enabled: !block.model.empty
            text: "همین پرداخت"
            keyText: "Enter"
            iconName: "check"
            focusPolicy: Qt.NoFocus
            onClicked: block.model.choose()
        }
    }
}
