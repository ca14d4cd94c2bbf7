// SPDX-License-Identifier: GPL-3.0-or-later
/// What support was shown in the newest session, word by word, the latest first.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Item {
    id: panel
    required property BooksViewModel model
    objectName: "support-panel"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(10)
        RowLayout {
            spacing: Theme.px(10)
            Label { Layout.fillWidth: true; text: "آنچه پشتیبانی دید"; wrapMode: Text.NoWrap; font.pixelSize: Theme.large; font.weight: Font.Bold; color: Theme.primary }
            Badge { text: panel.model.supportOpen ? "باز است" : "پایان یافته"; icon: panel.model.supportOpen ? "help" : "check"; tone: panel.model.supportOpen ? "danger" : "success" }
        }
        Label {
            Layout.fillWidth: true
            text: "هر نگاه با امضای خود پشتیبان در دفتر شما ثبت است."
            font.pixelSize: Theme.small
            color: Theme.inkSoft
        }
        ListView {
            id: acts
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.px(10)
            model: panel.model.supportActs
            delegate: Rectangle {
                id: entry
                required property var modelData
                width: acts.width
                height: words.implicitHeight + Theme.px(20)
                radius: Theme.radius
                color: Theme.surface
                border.width: 1
                border.color: Theme.line
                ColumnLayout {
                    id: words
                    anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.px(10) }
                    spacing: Theme.px(4)
                    RowLayout {
                        Label { Layout.fillWidth: true; text: entry.modelData.what; font.weight: Font.Bold; wrapMode: Text.NoWrap; elide: Text.ElideRight }
                        Label { text: entry.modelData.at; font.pixelSize: Theme.tiny; color: Theme.inkFaint }
                    }
                    Label { Layout.fillWidth: true; text: entry.modelData.answer; font.pixelSize: Theme.small; color: Theme.inkSoft }
                }
            }
        }
        Button { objectName: "end-support-here"; visible: panel.model.supportOpen; kind: "danger"; text: "پایان نشست"; keyText: "Ctrl+E"; focusPolicy: Qt.NoFocus; onClicked: panel.model.endSupport() }
    }
}
