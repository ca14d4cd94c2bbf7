// SPDX-License-Identifier: GPL-3.0-or-later
/// Pishkhan's sign: an arch over a counter.
pragma ComponentBehavior: Bound
import QtQuick
import Pishkhan.Controls

Rectangle {
    id: mark
    property int size: Theme.px(40)
    implicitWidth: size
    implicitHeight: size
    radius: size * 0.28
    color: Theme.saffron
    Rectangle {
        width: mark.size * 0.5
        height: mark.size * 0.5
        radius: width / 2
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: mark.size * 0.18 }
        color: Theme.primaryDeep
    }
    Rectangle {
        width: mark.size * 0.5
        height: mark.size * 0.22
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: mark.size * 0.43 }
        color: Theme.primaryDeep
    }
    Rectangle {
        width: mark.size * 0.22
        height: mark.size * 0.34
        radius: width / 2
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: mark.size * 0.36 }
        color: Theme.saffron
    }
    Rectangle {
        width: mark.size * 0.68
        height: mark.size * 0.09
        radius: height / 2
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: mark.size * 0.19 }
        color: Theme.primaryDeep
    }
}
