// SPDX-License-Identifier: GPL-3.0-or-later
/// The office holds its own proof: a copy of the whole journal onto a stick or into a folder, read back and checked.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: panel
    required property BooksViewModel model
    objectName: "copy-panel"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)
        Label { text: "رونوشت دفتر برای خودتان"; font.pixelSize: Theme.large; font.weight: Font.Bold; color: Theme.primary }
        Label {
            Layout.fillWidth: true
            text: "همهٔ رویدادها با امضای دستگاه. هر کس، هر جا و بدون اینترنت می‌تواند درستی آن را بسنجد؛ برای گرفتنش از کسی اجازه نمی‌خواهید."
            font.pixelSize: Theme.small
            color: Theme.inkSoft
        }
        Repeater {
            model: panel.model.places
            Rectangle {
                id: spot
                required property int index
                required property var modelData
                readonly property bool chosen: panel.model.place === index
                objectName: "copy-place-" + index
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(66)
                radius: Theme.radius
                color: chosen ? Theme.primarySoft : Theme.surface
                border.width: chosen ? 2 : 1
                border.color: chosen ? Theme.primary : Theme.line
                TapHandler { onTapped: panel.model.place = spot.index }
                RowLayout {
                    anchors { fill: parent; margins: Theme.px(12) }
                    spacing: Theme.px(12)
                    Icon { name: spot.modelData.removable ? "card" : "home"; color: Theme.primary }
                    ColumnLayout {
                        spacing: 0
                        Layout.fillWidth: true
                        Label { Layout.fillWidth: true; text: spot.modelData.title; font.weight: Font.Medium; wrapMode: Text.NoWrap; elide: Text.ElideRight }
                        Label { text: spot.modelData.free; font.pixelSize: Theme.tiny; color: Theme.inkFaint }
                    }
                }
            }
        }
        Rectangle {
            objectName: "copy-progress"
            visible: panel.model.copying
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(10)
            radius: height / 2
            color: Theme.sunken
            Rectangle { anchors { left: parent.left; top: parent.top; bottom: parent.bottom } width: parent.width * panel.model.progress; radius: height / 2; color: Theme.saffron }
        }
        Badge {
            objectName: "copy-verdict"
            visible: panel.model.copied || panel.model.copyFailed
            text: panel.model.copied ? "رونوشت کامل و سنجیده است" : "رونوشت گرفته نشد"
            icon: panel.model.copied ? "check" : "alert"
            tone: panel.model.copied ? "success" : "danger"
        }
        Label { Layout.fillWidth: true; visible: text !== ""; text: panel.model.copyLine; font.pixelSize: Theme.small }
        Label { Layout.fillWidth: true; visible: text !== ""; text: panel.model.copyFolder; font.pixelSize: Theme.tiny; color: Theme.inkFaint; wrapMode: Text.WrapAnywhere }
        Item { Layout.fillHeight: true }
        RowLayout {
            spacing: Theme.px(8)
            Icon {
                name: panel.model.auditBad ? "alert" : "shield"
                color: panel.model.auditBad ? Theme.danger : Theme.success
                Layout.preferredWidth: Theme.px(18)
                Layout.preferredHeight: Theme.px(18)
            }
            Label { objectName: "audit-line"; Layout.fillWidth: true; text: panel.model.auditLine; font.pixelSize: Theme.small; color: panel.model.auditBad ? Theme.danger : Theme.inkSoft }
        }
        Button {
            objectName: "copy-books"
            kind: "secondary"
            enabled: !panel.model.copying && panel.model.places.length > 0
            text: panel.model.copying ? "در حال نوشتن" : "رونوشت بگیر"
            keyText: "F8"
            iconName: "document"
            focusPolicy: Qt.NoFocus
            onClicked: panel.model.copy()
        }
    }
}
