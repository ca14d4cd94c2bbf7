// SPDX-License-Identifier: GPL-3.0-or-later
/// A sheet over the screen that takes the keyboard. Leaving it, by Esc or by a finger, is the owner's business.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

FocusScope {
    id: dialog
    focus: true
    default property alias content: column.data
    property string title
    property string iconName
    property int sheetWidth: Theme.px(560)
    property string tone: "primary"
    property bool leavable: true
    signal leaveAsked
    anchors.fill: parent
    z: 50
    Rectangle { anchors.fill: parent; color: "#8C0A2A33" }
    MouseArea { anchors.fill: parent; hoverEnabled: true; acceptedButtons: Qt.AllButtons }
    Card {
        id: sheet
        anchors.centerIn: parent
        width: Math.min(dialog.sheetWidth, parent.width - Theme.px(48))
        height: Math.min(frame.implicitHeight + 2 * padding, parent.height - Theme.px(32))
        padding: Theme.px(28)
        ColumnLayout {
            id: frame
            anchors.fill: parent
            spacing: Theme.px(16)
            RowLayout {
                spacing: Theme.px(12)
                Rectangle {
                    visible: dialog.iconName !== ""
                    Layout.preferredWidth: Theme.px(42)
                    Layout.preferredHeight: Theme.px(42)
                    radius: Theme.px(12)
                    color: Theme.toneSoft(dialog.tone)
                    Icon { anchors.centerIn: parent; name: dialog.iconName; color: Theme.toneInk(dialog.tone) }
                }
                Label { Layout.fillWidth: true; text: dialog.title; font.pixelSize: Theme.title; font.weight: Font.Bold; wrapMode: Text.NoWrap; elide: Text.ElideRight }
                KeyHint {
                    objectName: "sheet-leave"
                    visible: dialog.leavable
                    keyText: "Esc"
                    label: "برگشت"
                    onActivated: dialog.leaveAsked()
                }
            }
            ColumnLayout { id: column; Layout.fillWidth: true; Layout.fillHeight: true; spacing: Theme.px(12) }
        }
    }
}
