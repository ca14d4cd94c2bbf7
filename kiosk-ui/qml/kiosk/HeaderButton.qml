// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Pishkhan.Controls

T.Button {
    id: control
    property string iconName
    implicitWidth: row.implicitWidth + Theme.px(32)
    implicitHeight: Theme.px(76)
    Accessible.name: text
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? "#40FFFFFF" : "#1FFFFFFF"
        border.width: 1
        border.color: Theme.plain ? "#40FFFFFF" : Theme.strong
    }
    contentItem: Item {
        RowLayout {
            id: row
            anchors.centerIn: parent
            spacing: Theme.px(10)
            Icon { name: control.iconName; color: Theme.headerInk; size: Theme.px(26) }
            Label {
                text: control.text
                color: Theme.headerInk
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }
    }
}
