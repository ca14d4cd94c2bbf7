// SPDX-License-Identifier: GPL-3.0-or-later
/// A small verdict: icon, word, tone. Never colour alone.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

Rectangle {
    id: badge
    property string text
    property string icon
    property string tone: "neutral"
    implicitWidth: row.implicitWidth + Theme.px(20)
    implicitHeight: Theme.px(28)
    radius: height / 2
    color: Theme.toneSoft(tone)
    border.width: Theme.plain ? 0 : 1
    border.color: Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    RowLayout {
        id: row
        anchors.centerIn: parent
        spacing: Theme.px(6)
        Icon { visible: badge.icon !== ""; name: badge.icon; size: Theme.px(15); color: Theme.toneInk(badge.tone) }
        Label {
            text: badge.text
            font.pixelSize: Theme.small
            font.weight: Font.Medium
            color: Theme.toneInk(badge.tone)
            wrapMode: Text.NoWrap
        }
    }
}
