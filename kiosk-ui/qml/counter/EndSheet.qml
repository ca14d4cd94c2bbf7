// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property DecisionsViewModel model
    objectName: "overlay-end"
    title: "پایان نوبت یا روز؟"
    iconName: "clock"
    sheetWidth: Theme.px(620)
    Label { Layout.fillWidth: true; text: sheet.model.shiftLine; color: Theme.inkSoft }
    Button {
        objectName: "end-shift"
        Layout.fillWidth: true
        kind: "secondary"
        text: "تحویل نوبت به همکار؛ روز باز می‌ماند"
        keyText: "F6"
        iconName: "swap"
        focusPolicy: Qt.NoFocus
        onClicked: sheet.model.endShift()
    }
    Button {
        objectName: "end-day"
        Layout.fillWidth: true
        text: "بستن روز با مدیر دفتر"
        keyText: "F7"
        iconName: "lock"
        focusPolicy: Qt.NoFocus
        onClicked: sheet.model.closeDay()
    }
    Label {
        Layout.fillWidth: true
        text: "روز بسته‌شده دیگر پرونده‌ای نمی‌پذیرد."
        font.pixelSize: Theme.small
        color: Theme.inkFaint
    }
}
