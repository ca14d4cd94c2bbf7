// SPDX-License-Identifier: GPL-3.0-or-later
/// What happened · what is safe · what to do now · code.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

Rectangle {
    id: banner
    property string tone: "danger"
    property string happened
    property string safe
    property string toDo
    property string code
    property bool closable: false
    signal closed
    implicitHeight: row.implicitHeight + Theme.px(24)
    radius: Theme.radius
    color: Theme.toneSoft(tone)
    border.width: 1
    border.color: Theme.toneSolid(tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: happened + " " + safe + " " + toDo
    Rectangle { anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: Theme.px(8) } width: Theme.px(4); radius: width / 2; color: Theme.toneSolid(banner.tone) }
    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.px(24); rightMargin: Theme.px(16) }
        spacing: Theme.px(14)
        Icon { name: banner.tone === "success" ? "check" : "alert"; size: Theme.px(26); color: Theme.toneInk(banner.tone); Layout.alignment: Qt.AlignVCenter }
        ColumnLayout {
            spacing: Theme.px(2)
            Layout.fillWidth: true
            Label { Layout.fillWidth: true; text: banner.happened; font.weight: Font.Bold; color: Theme.toneInk(banner.tone) }
            Label { Layout.fillWidth: true; visible: text !== ""; text: [banner.safe, banner.toDo].filter(part => part !== "").join(" "); font.pixelSize: Theme.small; color: Theme.ink }
        }
        Label { visible: banner.code !== ""; text: banner.code; font.pixelSize: Theme.tiny; font.weight: Font.Bold; color: Theme.toneInk(banner.tone); wrapMode: Text.NoWrap }
        Button { visible: banner.closable; kind: "quiet"; text: "بستن"; keyText: "Esc"; focusPolicy: Qt.NoFocus; onClicked: banner.closed() }
    }
}
