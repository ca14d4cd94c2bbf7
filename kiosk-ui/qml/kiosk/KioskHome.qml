// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: page
    focus: true
    required property KioskViewModel model
    objectName: "screen-kiosk-home"
    ColumnLayout {
        anchors { fill: parent; leftMargin: Theme.px(64); rightMargin: Theme.px(64); topMargin: Theme.px(36); bottomMargin: Theme.px(48) }
        spacing: Theme.px(8)
        Label {
            Layout.fillWidth: true
            text: page.model.texts.welcome
            font.pixelSize: Theme.text(48)
            font.weight: Font.Black
            color: Theme.primary
        }
        Label { Layout.fillWidth: true; text: page.model.texts.welcomeText; font.pixelSize: Theme.title; color: Theme.inkSoft }
        Item { implicitHeight: Theme.px(16) }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.px(28)
            BigTile {
                objectName: "home-services"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                lead: true
                iconName: "document"
                text: page.model.texts.services
                detail: page.model.texts.servicesText
                onClicked: page.model.open("kiosk-services")
            }
            BigTile {
                objectName: "home-status"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                iconName: "search"
                text: page.model.texts.status
                detail: page.model.texts.statusText
                onClicked: page.model.open("kiosk-status")
            }
        }
    }
}
