// SPDX-License-Identifier: GPL-3.0-or-later
/// Somebody from outside looks at this terminal right now: always in sight, and one key away from its end.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Rectangle {
    id: banner
    required property HeaderViewModel model
    implicitHeight: row.implicitHeight + Theme.px(20)
    radius: Theme.radius
    color: Theme.toneSoft("danger")
    border.width: 2
    border.color: Theme.toneSolid("danger")
    Accessible.role: Accessible.AlertMessage
    Accessible.name: model.supportHappened + " " + model.supportSafe
    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.px(18); rightMargin: Theme.px(18) }
        spacing: Theme.px(14)
        Badge { text: "پشتیبانی"; icon: "help"; tone: "danger" }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.px(2)
            Label { Layout.fillWidth: true; text: banner.model.supportHappened; font.weight: Font.Bold; color: Theme.toneInk("danger") }
            Label { objectName: "support-safe"; Layout.fillWidth: true; text: banner.model.supportSafe; font.pixelSize: Theme.small }
        }
        Button { objectName: "end-support"; kind: "danger"; text: "پایان"; keyText: "Ctrl+E"; focusPolicy: Qt.NoFocus; onClicked: banner.model.endSupport() }
    }
}
