// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the open case stands, and what it is. A whole item that comes and goes: the software renderer repaints what an
/// item leaves behind, not what a shrinking one does.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Rectangle {
    id: strip
    required property SummaryViewModel model
    implicitHeight: Theme.px(50)
    color: Theme.surface
    RowLayout {
        anchors { fill: parent; leftMargin: Theme.px(24); rightMargin: Theme.px(24) }
        spacing: Theme.px(14)
        StepBar {
            steps: strip.model.bill ? ["قبض", "پرداخت", "رسید", "پایان"] : ["متقاضی", "فرم", "هزینه", "پرداخت", "رسید", "پایان"]
            current: strip.model.bill ? strip.model.step - 2 : strip.model.step
        }
        Item { Layout.fillWidth: true }
        Label {
            text: strip.model.service
            font.weight: Font.DemiBold
            color: Theme.primary
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        Label { text: strip.model.agency; font.pixelSize: Theme.small; color: Theme.inkFaint; wrapMode: Text.NoWrap }
    }
    Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: 1; color: Theme.line }
}
