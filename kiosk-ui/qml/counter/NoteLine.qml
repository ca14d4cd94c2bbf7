// SPDX-License-Identifier: GPL-3.0-or-later
/// One quiet sentence beside a picture; nothing at all while there is nothing to say.
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

RowLayout {
    id: line
    property string text
    property string icon
    visible: text !== ""
    spacing: Theme.px(10)
    Icon { name: line.icon; size: Theme.px(20); color: Theme.saffronInk }
    Label { Layout.fillWidth: true; text: line.text; font.pixelSize: Theme.small; color: Theme.saffronInk }
}
