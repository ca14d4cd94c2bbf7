// SPDX-License-Identifier: GPL-3.0-or-later
/// A name and its value on one line.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: pair
    property string name
    property string value
    property bool strong: false
    property bool quiet: false
    property bool wraps: false ///< a long text; a code or an amount stays whole
    spacing: Theme.px(12)
    Label { text: pair.name; font.pixelSize: Theme.small; color: Theme.inkSoft; wrapMode: Text.NoWrap }
    Label {
        Layout.fillWidth: true
        text: pair.value
        font.pixelSize: pair.strong ? Theme.large : Theme.small
        font.weight: pair.strong ? Font.Bold : Font.Medium
        color: pair.quiet ? Theme.inkSoft : Theme.ink
        horizontalAlignment: Text.AlignRight
        wrapMode: pair.wraps ? Text.Wrap : Text.NoWrap
    }
}
