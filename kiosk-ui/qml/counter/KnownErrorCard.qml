// SPDX-License-Identifier: GPL-3.0-or-later
/// What the makers know to be wrong on this screen: said before anybody meets it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

Rectangle {
    id: card
    required property var modelData
    objectName: "known-error"
    Layout.fillWidth: true
    Layout.preferredHeight: words.implicitHeight + Theme.px(24)
    radius: Theme.radius
    color: Theme.saffronSoft
    Column {
        id: words
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.px(14) }
        spacing: Theme.px(2)
        Label { width: parent.width; text: card.modelData.title; font.weight: Font.DemiBold }
        Label { width: parent.width; text: card.modelData.effect; font.pixelSize: Theme.small; color: Theme.inkSoft }
        Label { width: parent.width; text: card.modelData.advice; font.pixelSize: Theme.small; color: Theme.saffronInk }
        Label { width: parent.width; text: card.modelData.id; font.pixelSize: Theme.tiny; color: Theme.saffronInk }
    }
}
