// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

ListItem {
    id: row
    required property int index
    required property string name
    required property string displayName
    required property string roleTitle
    required property string initial
    required property bool locked
    objectName: "account-" + name
    implicitHeight: Theme.px(72)
    Accessible.name: displayName
    contentItem: RowLayout {
        spacing: Theme.px(14)
        Rectangle {
            Layout.preferredWidth: Theme.px(40)
            Layout.preferredHeight: Theme.px(40)
            radius: width / 2
            color: row.current ? Theme.primary : Theme.sunken
            Label {
                anchors.centerIn: parent
                text: row.initial
                font.weight: Font.Bold
                color: row.current ? Theme.primaryInk : Theme.inkSoft
            }
        }
        ColumnLayout {
            spacing: -Theme.px(1)
            Layout.fillWidth: true
            Label {
                Layout.fillWidth: true
                text: row.displayName
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
            Label { Layout.fillWidth: true; text: row.roleTitle; font.pixelSize: Theme.tiny; color: Theme.inkSoft }
        }
        Badge { visible: row.locked; text: "قفل"; icon: "lock"; tone: "danger" }
    }
}
