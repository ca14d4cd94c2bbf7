// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

Image {
    id: icon
    required property string name
    property color color: Theme.ink
    property int size: Theme.px(22)
    width: size
    height: size
    sourceSize { width: size; height: size }
    source: name === "" ? "" : "image://icons/" + name + "/" + String(color).slice(1)
    mirror: false
    smooth: true
}
