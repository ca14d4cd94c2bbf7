// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Item {
    id: header
    required property HeaderViewModel model
    required property SummaryViewModel summary
    property bool showSteps: false
    signal devicesWanted()
    implicitHeight: Theme.px(66) + (showSteps ? Theme.px(50) : 0)
    Rectangle {
        id: bar
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.px(66)
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: Theme.primaryDeep }
            GradientStop { position: 1; color: Theme.plain ? Theme.primary : Theme.primaryDeep }
        }
        Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: Theme.px(3); color: Theme.saffron }
        RowLayout {
            anchors { fill: parent; leftMargin: Theme.px(24); rightMargin: Theme.px(24); bottomMargin: Theme.px(3) }
            spacing: Theme.px(14)
            Mark { size: Theme.px(38) }
            ColumnLayout {
                spacing: -Theme.px(2)
                Label {
                    text: header.model.officeName
                    color: Theme.headerInk
                    font.pixelSize: Theme.large
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                }
                Label { text: header.model.officeLine; color: Theme.headerInkSoft; font.pixelSize: Theme.tiny; wrapMode: Text.NoWrap }
            }
            Item { Layout.fillWidth: true }
            Row {
                spacing: Theme.px(6)
                Repeater {
                    model: header.model.devices
                    DeviceDot { TapHandler { onTapped: header.devicesWanted() } }
                }
            }
            Rectangle {
                objectName: "line-state"
                Accessible.name: header.model.lineText
                implicitWidth: line.implicitWidth + Theme.px(24)
                implicitHeight: Theme.px(32)
                radius: height / 2
                color: "#1FFFFFFF"
                border.width: 1
                border.color: "#33FFFFFF"
                RowLayout {
                    id: line
                    anchors.centerIn: parent
                    spacing: Theme.px(8)
                    Rectangle {
                        Layout.preferredWidth: Theme.px(8)
                        Layout.preferredHeight: Theme.px(8)
                        radius: width / 2
                        color: header.model.lineTone === "success" ? "#6FD3A6" : header.model.lineTone === "danger" ? "#FF9C90" : Theme.saffron
                    }
                    Label { text: header.model.lineText; color: Theme.headerInk; font.pixelSize: Theme.small; wrapMode: Text.NoWrap }
                }
            }
            Rectangle { Layout.preferredWidth: 1; Layout.preferredHeight: Theme.px(34); color: "#33FFFFFF" }
            ColumnLayout {
                spacing: -Theme.px(2)
                Label {
                    text: header.model.date
                    color: Theme.headerInk
                    font.pixelSize: Theme.small
                    font.weight: Font.Medium
                    wrapMode: Text.NoWrap
                }
                Label {
                    text: header.model.shift + " · " + header.model.time
                    color: Theme.headerInkSoft
                    font.pixelSize: Theme.tiny
                    wrapMode: Text.NoWrap
                }
            }
            RowLayout {
                visible: header.model.signedIn
                spacing: Theme.px(10)
                Rectangle {
                    Layout.preferredWidth: Theme.px(36)
                    Layout.preferredHeight: Theme.px(36)
                    radius: width / 2
                    color: Theme.saffron
                    Label { anchors.centerIn: parent; text: header.model.clerkInitial; font.weight: Font.Bold; color: "#2B1D05" }
                }
                ColumnLayout {
                    spacing: -Theme.px(2)
                    Label {
                        objectName: "clerk"
                        text: header.model.clerk
                        color: Theme.headerInk
                        font.pixelSize: Theme.small
                        font.weight: Font.Medium
                        wrapMode: Text.NoWrap
                    }
                    Label { text: header.model.role; color: Theme.headerInkSoft; font.pixelSize: Theme.tiny; wrapMode: Text.NoWrap }
                }
            }
        }
    }
    CaseStrip {
        visible: header.showSteps
        anchors { left: parent.left; right: parent.right; top: bar.bottom }
        model: header.summary
    }
}
