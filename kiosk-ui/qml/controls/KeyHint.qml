// SPDX-License-Identifier: GPL-3.0-or-later
/// One entry of the footer's key legend; a finger may press it too.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

Item {
    id: hint
    required property string keyText
    required property string label
    property bool emphasised: false
    signal activated
    implicitWidth: row.implicitWidth + Theme.px(16)
    implicitHeight: Theme.px(36)
    Accessible.role: Accessible.Button
    Accessible.name: label + " " + keyText
    Rectangle {
        anchors.fill: parent
        radius: Theme.px(8)
        color: area.pressed ? Theme.primarySoft : hint.emphasised ? Theme.saffronSoft : "transparent"
    }
    RowLayout {
        id: row
        anchors.centerIn: parent
        spacing: Theme.px(7)
        KeyCap { text: hint.keyText }
        Label {
            text: hint.label
            font.pixelSize: Theme.small
            font.weight: hint.emphasised ? Font.DemiBold : Font.Normal
            color: hint.emphasised ? Theme.saffronInk : Theme.inkSoft
            wrapMode: Text.NoWrap
        }
    }
    MouseArea { id: area; anchors.fill: parent; onClicked: hint.activated() }
}
