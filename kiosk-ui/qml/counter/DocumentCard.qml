// SPDX-License-Identifier: GPL-3.0-or-later
/// What a travel document says, each line with its proof. Shown while the document's owner is at the counter, kept nowhere.
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Card {
    id: card
    required property DocumentFields fields
    required property string title
    objectName: "document-card"
    padding: Theme.px(18)
    implicitHeight: lines.implicitHeight + 2 * padding
    ColumnLayout {
        id: lines
        anchors { left: parent.left; right: parent.right; top: parent.top }
        spacing: Theme.px(9)
        RowLayout {
            spacing: Theme.px(10)
            Icon { name: "document"; size: Theme.px(20); color: Theme.primary }
            Label { Layout.fillWidth: true; text: card.title; font.weight: Font.Bold; color: Theme.primary }
        }
        Repeater {
            model: card.fields
            DocumentLine {}
        }
    }
}
