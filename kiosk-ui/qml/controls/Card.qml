// SPDX-License-Identifier: GPL-3.0-or-later
/// A sheet on the sand: rounded, thin edge, a breath of shadow.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: card
    default property alias content: body.data
    property int padding: Theme.px(22)
    property color color: Theme.surface
    property color edge: Theme.line
    implicitWidth: body.childrenRect.width + 2 * padding
    implicitHeight: body.childrenRect.height + 2 * padding
    Rectangle {
        anchors.fill: face
        anchors.topMargin: Theme.px(3)
        anchors.bottomMargin: -Theme.px(4)
        radius: Theme.radius
        color: Theme.plain ? "#0A14272D" : "transparent"
    }
    Rectangle {
        anchors.fill: face
        anchors.topMargin: Theme.px(1)
        anchors.bottomMargin: -Theme.px(2)
        radius: Theme.radius
        color: Theme.plain ? "#0C14272D" : "transparent"
    }
    Rectangle { id: face; anchors.fill: parent; radius: Theme.radius; color: card.color; border.width: 1; border.color: card.edge }
    Item { id: body; anchors.fill: parent; anchors.margins: card.padding }
}
