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
    required property var knownErrors
    objectName: "overlay-help"
    focus: true
    title: "راهنمای این صفحه"
    iconName: "help"
    sheetWidth: Theme.px(640)
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
    Rectangle { visible: sheet.knownErrors.length > 0; Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
    Label { visible: sheet.knownErrors.length > 0; text: "ایرادهای شناختهٔ این صفحه"; font.weight: Font.Bold; color: Theme.primary }
    Repeater {
        model: sheet.knownErrors
        KnownErrorCard {}
    }
}
