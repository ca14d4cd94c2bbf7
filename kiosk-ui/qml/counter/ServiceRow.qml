// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

ListItem {
    id: row
    required property int index
    required property string code
    required property string title
    required property string agency
    required property string price
    required property bool recent
    required property string refusal
    objectName: "service-" + index
    implicitHeight: Theme.px(68)
    Accessible.name: title
    Rectangle {
        anchors.fill: parent
        z: -1
        radius: Theme.px(10)
        color: row.current ? Theme.primarySoft : Theme.surface
        border.width: 1
        border.color: row.current ? Theme.primary : Theme.line
    }
    contentItem: RowLayout {
        spacing: Theme.px(14)
        Rectangle {
            Layout.preferredWidth: Theme.px(72)
            Layout.preferredHeight: Theme.px(38)
            radius: Theme.px(8)
            color: row.current ? Theme.primary : Theme.sunken
            Label {
                anchors.centerIn: parent
                text: row.code
                font.weight: Font.Bold
                font.pixelSize: Theme.large
                color: row.current ? Theme.primaryInk : Theme.ink
            }
        }
        ColumnLayout {
            spacing: -Theme.px(1)
            Layout.fillWidth: true
            Label {
                Layout.fillWidth: true
                text: row.title
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                opacity: row.refusal === "" ? 1 : 0.55
            }
            Label {
                Layout.fillWidth: true
                text: row.agency
                font.pixelSize: Theme.tiny
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
        }
        Badge { visible: row.refusal !== ""; text: "ممکن نیست"; icon: "alert"; tone: "danger" }
        Badge { visible: row.recent && row.refusal === ""; text: "تازه"; icon: "clock"; tone: "warning" }
        Label { text: row.price; font.pixelSize: Theme.small; color: Theme.inkSoft; wrapMode: Text.NoWrap }
    }
}
