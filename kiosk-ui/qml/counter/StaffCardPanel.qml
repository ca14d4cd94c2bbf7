// SPDX-License-Identifier: GPL-3.0-or-later
/// The reader's place on the sign-in screen: invite, reading, whose card it is, or why it is none. A good card looks like a card.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

Rectangle {
    id: panel
    required property string mood
    required property string title
    required property string advice
    required property string role
    readonly property bool good: mood === "ready"
    readonly property string tone: ({ "refused": "danger", "no-reader": "warning" })[mood] ?? "primary"
    objectName: "staff-card"
    implicitHeight: good ? Theme.px(196) : Theme.px(104)
    radius: Theme.px(18)
    color: good ? "transparent" : Theme.toneSoft(tone)
    border.width: good ? 0 : 1
    border.color: mood === "none" ? Theme.lineStrong : Theme.toneSolid(tone)
    Behavior on implicitHeight { NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic } }
    Accessible.role: Accessible.StaticText
    Accessible.name: title + " " + advice
    Rectangle {
        visible: panel.good
        antialiasing: true
        anchors.fill: parent
        radius: panel.radius
        border.width: Theme.plain ? 0 : 1
        border.color: Theme.line
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: Theme.primaryDeep }
            GradientStop { position: 1; color: Theme.primaryLight }
        }
        Rectangle { // the chip
            anchors { right: parent.right; top: parent.top; rightMargin: Theme.px(28); topMargin: Theme.px(28) }
            width: Theme.px(52)
            height: Theme.px(40)
            radius: Theme.px(8)
            color: Theme.saffron
            Rectangle { anchors.centerIn: parent; width: parent.width; height: 1; color: Theme.saffronInk; opacity: 0.5 }
            Rectangle { anchors.centerIn: parent; width: 1; height: parent.height; color: Theme.saffronInk; opacity: 0.5 }
            Rectangle { anchors.centerIn: parent; width: Theme.px(20); height: Theme.px(16); radius: Theme.px(4); color: Theme.saffron; border.width: 1; border.color: "#807E5209" }
        }
        Mark { anchors { left: parent.left; top: parent.top; margins: Theme.px(26) } size: Theme.px(40) }
        ColumnLayout {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.px(28); bottomMargin: Theme.px(22) }
            spacing: Theme.px(2)
            Label { objectName: "card-holder"; Layout.fillWidth: true; text: panel.title; color: Theme.headerInk; font.pixelSize: Theme.title; font.weight: Font.Bold; wrapMode: Text.NoWrap; elide: Text.ElideRight }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.px(10)
                Label { text: panel.role; color: Theme.saffron; font.pixelSize: Theme.small; font.weight: Font.Bold }
                Label { Layout.fillWidth: true; text: panel.advice; color: Theme.headerInkSoft; font.pixelSize: Theme.small; horizontalAlignment: Text.AlignLeft; wrapMode: Text.NoWrap; elide: Text.ElideRight }
            }
        }
    }
    RowLayout {
        visible: !panel.good
        anchors { fill: parent; leftMargin: Theme.px(20); rightMargin: Theme.px(20) }
        spacing: Theme.px(18)
        Rectangle {
            Layout.preferredWidth: Theme.px(60)
            Layout.preferredHeight: Theme.px(60)
            radius: Theme.px(16)
            color: Theme.toneSolid(panel.tone)
            Icon { anchors.centerIn: parent; name: panel.mood === "refused" ? "alert" : "card"; size: Theme.px(30); color: Theme.primaryInk }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.px(3)
            Label { objectName: "card-title"; Layout.fillWidth: true; text: panel.title; font.pixelSize: Theme.large; font.weight: Font.Bold; color: Theme.toneInk(panel.tone) }
            Label { Layout.fillWidth: true; text: panel.advice; font.pixelSize: Theme.small; color: Theme.inkSoft }
        }
        Spinner { visible: panel.mood === "reading" }
    }
}
