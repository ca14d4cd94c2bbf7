// SPDX-License-Identifier: GPL-3.0-or-later
/// One number of a comparison, in a box of its own.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

Rectangle {
    id: figure
    property string name
    property string value
    property string tone: "neutral"
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    implicitHeight: Theme.px(96)
    radius: Theme.radius
    color: tone === "neutral" ? Theme.sunken : Theme.toneSoft(tone)
    ColumnLayout {
        anchors { fill: parent; margins: Theme.px(14) }
        spacing: 0
        Label { text: figure.name; font.pixelSize: Theme.small; color: Theme.inkSoft }
        Label {
            Layout.fillWidth: true
            text: figure.value
            font.pixelSize: Theme.title
            minimumPixelSize: Theme.small
            fontSizeMode: Text.HorizontalFit
            font.weight: Font.Black
            color: figure.tone === "neutral" ? Theme.ink : Theme.toneInk(figure.tone)
            wrapMode: Text.NoWrap
        }
    }
}
