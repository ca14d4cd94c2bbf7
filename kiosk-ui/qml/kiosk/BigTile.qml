// SPDX-License-Identifier: GPL-3.0-or-later
/// A target for a standing person: well over twenty millimetres.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Pishkhan.Controls

T.Button {
    id: tile
    property string iconName
    property string detail
    property bool lead: false
    implicitHeight: Theme.px(320)
    Accessible.name: text
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: Theme.px(4)
            anchors.bottomMargin: -Theme.px(6)
            radius: Theme.px(24)
            color: Theme.plain ? "#1014272D" : "transparent"
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.px(24)
            color: tile.lead ? (tile.down ? Theme.primaryDeep : Theme.primary) : (tile.down ? Theme.primarySoft : Theme.surface)
            border.width: Theme.plain ? 1 : 3
            border.color: tile.lead && Theme.plain ? Theme.primary : Theme.line
        }
    }
    contentItem: ColumnLayout {
        spacing: Theme.px(14)
        Item { Layout.fillHeight: true }
        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.px(108)
            Layout.preferredHeight: Theme.px(108)
            radius: Theme.px(30)
            color: tile.lead ? Theme.saffron : Theme.primarySoft
            Icon {
                anchors.centerIn: parent
                name: tile.iconName
                size: Theme.px(58)
                color: tile.lead ? (Theme.plain ? "#2B1D05" : Theme.paper) : Theme.primary
            }
        }
        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: tile.text
            font.pixelSize: Theme.text(32)
            font.weight: Font.Bold
            color: tile.lead ? Theme.primaryInk : Theme.primary
        }
        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(24)
            Layout.rightMargin: Theme.px(24)
            horizontalAlignment: Text.AlignHCenter
            text: tile.detail
            font.pixelSize: Theme.large
            color: tile.lead ? (Theme.plain ? Theme.headerInkSoft : Theme.paper) : Theme.inkSoft
        }
        Item { Layout.fillHeight: true }
    }
}
