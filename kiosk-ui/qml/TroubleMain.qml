// SPDX-License-Identifier: GPL-3.0-or-later
/// The only window when the terminal cannot start: three sentences and one button.
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

Window {
    id: window
    required property string happened
    required property string safe
    required property string toDo
    required property string code
    objectName: "trouble-window"
    width: 1366
    height: 768
    title: "پیشخوان"
    color: Theme.background
    Binding { target: Theme; property: "scale"; value: Math.max(0.9, Math.min(window.width / 1366, window.height / 768, 1.5)) }
    FocusScope {
        anchors.fill: parent
        focus: true
        Keys.onReturnPressed: window.close()
        Keys.onEnterPressed: window.close()
        LayoutMirroring.enabled: true
        LayoutMirroring.childrenInherit: true
        Card {
            anchors.centerIn: parent
            width: Theme.px(760)
            height: Theme.px(430)
            padding: Theme.px(48)
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.px(16)
                RowLayout {
                    spacing: Theme.px(14)
                    Icon { name: "alert"; size: Theme.px(40); color: Theme.danger }
                    Badge { text: window.code; tone: "danger" }
                }
                Label {
                    Layout.fillWidth: true
                    text: window.happened
                    font.pixelSize: Theme.title
                    font.weight: Font.Bold
                }
                Label { Layout.fillWidth: true; visible: text !== ""; text: window.safe; font.pixelSize: Theme.large; color: Theme.inkSoft }
                Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
                Label { Layout.fillWidth: true; text: window.toDo; font.pixelSize: Theme.large; font.weight: Font.Bold; color: Theme.primary }
                Item { Layout.fillHeight: true }
                Button { objectName: "close"; focus: true; kind: "accent"; text: "بستن برنامه"; keyText: "Enter"; onClicked: window.close() }
            }
        }
    }
}
