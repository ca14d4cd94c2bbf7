// SPDX-License-Identifier: GPL-3.0-or-later
/// Digits for a finger: the kiosk's numeric pad.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

GridLayout {
    id: pad
    property int key: Theme.px(80)
    property string eraseText
    signal typed(string digit)
    signal erased
    columns: 3
    columnSpacing: Theme.px(12)
    rowSpacing: Theme.px(12)
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "-", "0", "⌫"]
        Button {
            id: digit
            required property string modelData
            kind: "secondary"
            Layout.preferredWidth: pad.key * 1.25
            Layout.preferredHeight: pad.key
            objectName: "pad-" + modelData
            focusPolicy: Qt.NoFocus
            text: modelData === "⌫" ? pad.eraseText : modelData === "-" ? "-" : "۰۱۲۳۴۵۶۷۸۹".charAt(Number(modelData))
            font.pixelSize: modelData === "⌫" ? Theme.body : Theme.display
            onClicked: modelData === "⌫" ? pad.erased() : pad.typed(modelData)
        }
    }
}
