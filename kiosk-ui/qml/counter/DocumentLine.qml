// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

RowLayout {
    id: line
    required property string name
    required property string label
    required property string value
    required property string proof
    required property string tone
    required property string sign
    Layout.fillWidth: true
    spacing: Theme.px(8)
    ColumnLayout {
        Layout.fillWidth: true
        spacing: -Theme.px(2)
        Label { Layout.fillWidth: true; text: line.label; font.pixelSize: Theme.tiny; color: Theme.inkFaint; wrapMode: Text.NoWrap }
        Label {
            objectName: "document-" + line.name
            Layout.fillWidth: true
            text: line.value
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignLeft // mirrored with the window
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
    Badge { objectName: "proof-" + line.name; text: line.proof; icon: line.sign; tone: line.tone }
}
