// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property KioskViewModel model
    objectName: "kiosk-idle"
    leavable: false
    title: sheet.model.texts.idleTitle
    iconName: "clock"
    tone: "warning"
    sheetWidth: Theme.px(760)
    Label { Layout.fillWidth: true; text: sheet.model.texts.idleText; font.pixelSize: Theme.large; color: Theme.inkSoft }
    Label {
        Layout.alignment: Qt.AlignHCenter
        objectName: "seconds-left"
        text: sheet.model.secondsLeft
        font.pixelSize: Theme.text(72)
        font.weight: Font.Black
        color: Theme.saffronInk
    }
    Button {
        objectName: "still-here"
        Layout.fillWidth: true
        kind: "accent"
        implicitHeight: Theme.px(88)
        font.pixelSize: Theme.title
        text: sheet.model.texts.stillHere
        onClicked: sheet.model.touched()
    }
    Button {
        objectName: "end-visit"
        Layout.fillWidth: true
        kind: "secondary"
        implicitHeight: Theme.px(76)
        font.pixelSize: Theme.large
        text: sheet.model.texts.endVisit
        onClicked: sheet.model.endVisit()
    }
}
