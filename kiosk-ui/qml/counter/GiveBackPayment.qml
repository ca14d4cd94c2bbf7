// SPDX-License-Identifier: GPL-3.0-or-later
/// The chosen payment and how its money goes back.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Rectangle {
    id: block
    required property GiveBackViewModel model
    implicitHeight: column.implicitHeight + Theme.px(32)
    radius: Theme.radius
    color: Theme.sunken
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.px(16) }
        spacing: Theme.px(6)
        PairRow { Layout.fillWidth: true; name: "مبلغ برگشتی (ریال)"; value: block.model.amount; strong: true }
        Label { Layout.fillWidth: true; text: block.model.words; font.pixelSize: Theme.small; color: Theme.inkSoft }
        PairRow { Layout.fillWidth: true; name: "خدمت"; value: block.model.title }
        RowLayout {
            spacing: Theme.px(32)
            PairRow { Layout.fillWidth: true; visible: value !== ""; name: "رسید"; value: block.model.receipt }
            PairRow { Layout.fillWidth: true; visible: value !== ""; name: "پرداخت با"; value: block.model.card }
            PairRow { Layout.fillWidth: true; visible: value !== ""; name: "مرجع"; value: block.model.reference }
        }
        Label {
            objectName: "give-back-way"
            Layout.fillWidth: true
            text: block.model.wayText + (block.model.chosenReason !== "" ? " دلیل: " + block.model.chosenReason + "." : "")
            font.pixelSize: Theme.small
        }
    }
}
