// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property string text
    required property KeyLegend legend
    objectName: "overlay-help"
    focus: true
    title: "راهنمای این صفحه"
    iconName: "help"
    Label { Layout.fillWidth: true; text: sheet.text; lineHeight: 1.5 }
    Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.px(6)
        Repeater {
            model: sheet.legend
            KeyHint {}
        }
    }
}
