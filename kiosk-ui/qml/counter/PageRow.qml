// SPDX-License-Identifier: GPL-3.0-or-later
/// A page about the counter itself: what it is, what became of it, and the button that prints it.
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Rectangle {
    id: row
    required property PageViewModel model
    property bool ready: true
    signal wanted
    objectName: "page-" + model.form
    visible: model.offered
    implicitHeight: Math.max(Theme.px(72), texts.implicitHeight + Theme.px(24))
    radius: Theme.px(12)
    color: Theme.toneSoft(model.tone)
    border.width: 1
    border.color: model.tone === "neutral" ? Theme.line : Theme.toneSolid(model.tone)
    Behavior on color { ColorAnimation { duration: Theme.quick } }
    RowLayout {
        anchors { fill: parent; leftMargin: Theme.px(14); rightMargin: Theme.px(14) }
        spacing: Theme.px(14)
        Icon {
            visible: !row.model.busy
            name: row.model.tone === "success" ? "check" : row.model.tone === "warning" ? "alert" : "printer"
            size: Theme.px(24)
            color: Theme.toneInk(row.model.tone)
        }
        Spinner { visible: row.model.busy; dot: Theme.px(6) }
        ColumnLayout {
            id: texts
            Layout.fillWidth: true
            spacing: Theme.px(2)
            Label { objectName: "page-line-" + row.model.form; Layout.fillWidth: true; text: row.model.line; font.pixelSize: Theme.small; color: row.model.tone === "neutral" ? Theme.inkSoft : Theme.toneInk(row.model.tone) }
            Label { Layout.fillWidth: true; visible: row.model.fileLine !== ""; text: row.model.fileLine; font.pixelSize: Theme.small; color: Theme.inkFaint; wrapMode: Text.NoWrap; elide: Text.ElideLeft }
        }
        Button {
            objectName: "print-" + row.model.form
            kind: "secondary"
            text: row.model.label
            keyText: "F8"
            iconName: "printer"
            enabled: row.ready && !row.model.busy
            focusPolicy: Qt.NoFocus
            onClicked: row.wanted()
        }
    }
}
