// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Pishkhan.Controls

Rectangle {
    objectName: "training"
    implicitWidth: word.implicitWidth + Theme.px(24)
    implicitHeight: Theme.px(30)
    radius: Theme.px(8)
    color: Theme.saffronSoft
    border.width: 1
    border.color: Theme.saffron
    Label {
        id: word
        anchors.centerIn: parent
        text: "آموزشی · پول واقعی نیست"
        font.pixelSize: Theme.tiny
        font.weight: Font.Bold
        color: Theme.saffronInk
        wrapMode: Text.NoWrap
    }
}
