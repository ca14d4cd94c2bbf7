// SPDX-License-Identifier: GPL-3.0-or-later
/// What every inner page has: its title, its content, and the way back, always in the same place.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: page
    focus: true
    required property KioskViewModel model
    default property alias content: body.data
    property string title
    property string detail
    ColumnLayout {
        anchors { fill: parent; leftMargin: Theme.px(48); rightMargin: Theme.px(48); topMargin: Theme.px(20); bottomMargin: Theme.px(24) }
        spacing: Theme.px(12)
        Label {
            Layout.fillWidth: true
            text: page.title
            font.pixelSize: Theme.display
            font.weight: Font.Bold
            color: Theme.primary
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Label {
            Layout.fillWidth: true
            visible: text !== ""
            text: page.detail
            font.pixelSize: Theme.large
            color: Theme.inkSoft
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Item { id: body; Layout.fillWidth: true; Layout.fillHeight: true }
        RowLayout {
            spacing: Theme.px(16)
            Button {
                objectName: "kiosk-back"
                kind: "secondary"
                implicitHeight: Theme.px(80)
                implicitWidth: Theme.px(220)
                font.pixelSize: Theme.large
                iconName: page.model.rightToLeft ? "arrow-back" : "arrow-next"
                text: page.model.texts.back
                onClicked: page.model.back()
            }
            Item { Layout.fillWidth: true }
            Button {
                objectName: "kiosk-end"
                kind: "quiet"
                implicitHeight: Theme.px(80)
                font.pixelSize: Theme.large
                iconName: "close"
                text: page.model.texts.endVisit
                onClicked: page.model.endVisit()
            }
        }
    }
}
