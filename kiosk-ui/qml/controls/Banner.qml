// SPDX-License-Identifier: GPL-3.0-or-later
/// What happened · what is safe · what to do now · code.
pragma ComponentBehavior: Bound
import QtQuick

Rectangle {
    id: banner
    property string tone: "danger"
    property string happened
    property string safe
    property string toDo
    property string code
    property bool closable: false
    signal closed
    implicitHeight: words.height + Theme.px(24)
    radius: Theme.radius
    color: Theme.toneSoft(tone)
    border.width: 1
    border.color: Theme.toneSolid(tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: happened + " " + safe + " " + toDo
    Rectangle {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: Theme.px(8) }
        width: Theme.px(4)
        radius: width / 2
        color: Theme.toneSolid(banner.tone)
    }
    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: Theme.px(24); verticalCenter: parent.verticalCenter }
        name: banner.tone === "success" ? "check" : "alert"
        size: Theme.px(26)
        color: Theme.toneInk(banner.tone)
    }
    // Anchors, not layouts: the height follows the wrapped words without a second round of polishing.
    Column {
        id: words
        anchors { left: sign.right; leftMargin: Theme.px(14); right: end.left; rightMargin: Theme.px(14); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(2)
        Label { width: parent.width; text: banner.happened; font.weight: Font.Bold; color: Theme.toneInk(banner.tone) }
        Label {
            width: parent.width
            visible: text !== ""
            text: (banner.safe + " " + banner.toDo).trim()
            font.pixelSize: Theme.small
        }
    }
    Row {
        id: end
        anchors { right: parent.right; rightMargin: Theme.px(16); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(14)
        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: banner.code
            font.pixelSize: Theme.tiny
            font.weight: Font.Bold
            color: Theme.toneInk(banner.tone)
            wrapMode: Text.NoWrap
        }
        Button {
            visible: banner.closable
            kind: "quiet"
            text: "بستن"
            keyText: "Esc"
            focusPolicy: Qt.NoFocus
            onClicked: banner.closed()
        }
    }
}
