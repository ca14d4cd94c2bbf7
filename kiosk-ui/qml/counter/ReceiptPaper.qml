// SPDX-License-Identifier: GPL-3.0-or-later
/// The exact bitmap that prints, on a strip of paper.
pragma ComponentBehavior: Bound
import QtQuick
import Pishkhan.Controls

Rectangle {
    id: tray
    required property string picture
    radius: Theme.radius
    color: Theme.sunken
    border.width: 1
    border.color: Theme.line
    Flickable {
        id: scroller
        anchors { fill: parent; margins: Theme.px(16) }
        clip: true
        contentHeight: paper.height
        boundsBehavior: Flickable.StopAtBounds
        Rectangle {
            id: paper
            width: scroller.width
            height: Math.max(strip.height + Theme.px(24), scroller.height)
            color: "white"
            border.width: 1
            border.color: Theme.line
            Image {
                id: strip
                objectName: "receipt-picture"
                x: Theme.px(12)
                y: Theme.px(12)
                width: parent.width - Theme.px(24)
                height: implicitWidth > 1 ? width * implicitHeight / implicitWidth : 0
                source: tray.picture
                cache: false
                smooth: true
                mirror: false
                Accessible.name: "تصویر رسید"
            }
            Spinner { anchors.centerIn: parent; visible: tray.picture === "" }
        }
    }
}
