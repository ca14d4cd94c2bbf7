// SPDX-License-Identifier: GPL-3.0-or-later
/// One device in the devices' sheet: sign, name, what to do, and its state as a badge.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

Rectangle {
    id: row
    required property string deviceId
    required property string title
    required property string icon
    required property string tone
    required property string stateText
    required property string advice
    readonly property bool troubled: tone === "warning"
    Layout.fillWidth: true
    implicitHeight: Theme.px(54)
    radius: Theme.px(12)
    color: troubled ? Theme.saffronSoft : Theme.sunken
    border.width: troubled || !Theme.plain ? 1 : 0
    border.color: troubled ? Theme.saffron : Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: title + ": " + stateText + " " + advice
    RowLayout {
        anchors { fill: parent; leftMargin: Theme.px(14); rightMargin: Theme.px(14) }
        spacing: Theme.px(14)
        Icon { name: row.icon; size: Theme.px(24); color: row.troubled ? Theme.saffronInk : Theme.primary }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: -Theme.px(1)
            Label { Layout.fillWidth: true; text: row.title; font.weight: Font.DemiBold; wrapMode: Text.NoWrap }
            Label {
                objectName: "advice-" + row.deviceId
                Layout.fillWidth: true
                visible: row.advice !== ""
                text: row.advice
                font.pixelSize: Theme.small
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
        }
        Badge {
            objectName: "device-" + row.deviceId
            text: row.stateText
            tone: row.tone
            icon: row.tone === "success" ? "check" : row.troubled ? "alert" : "clock"
        }
    }
}
