// SPDX-License-Identifier: GPL-3.0-or-later
/// The wizard that closes a day: the seven steps at the side, one question at a time beside them.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property ClosingViewModel model
    objectName: "screen-closing"
    RowLayout {
        anchors { fill: parent; margins: Theme.px(24) }
        spacing: Theme.px(20)
        ClosingSteps { Layout.preferredWidth: Theme.px(400); Layout.fillHeight: true; model: screen.model }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            padding: Theme.px(36)
            ClosingDrawer { anchors.fill: parent; visible: screen.model.panel === "drawer"; focus: visible; model: screen.model }
            ClosingTotals { anchors.fill: parent; visible: screen.model.panel === "totals"; model: screen.model }
            ClosingDifference { anchors.fill: parent; visible: screen.model.panel === "difference"; focus: visible; model: screen.model }
            ClosingApproval { anchors.fill: parent; visible: screen.model.panel === "approve"; focus: visible; model: screen.model }
        }
    }
}
