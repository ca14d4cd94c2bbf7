// SPDX-License-Identifier: GPL-3.0-or-later
/// Every device and line: how it is and what to do about it. Follows the devices while it is open.
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property DeviceList devices
    required property PageViewModel page
    objectName: "overlay-devices"
    focus: true
    title: "دستگاه‌ها و ارتباط‌ها"
    iconName: "terminal"
    sheetWidth: Theme.px(760)
    Repeater {
        model: sheet.devices
        DeviceRow {}
    }
    PageRow { Layout.fillWidth: true; model: sheet.page; onWanted: sheet.page.print() }
    Label {
        visible: !sheet.page.offered
        text: "وضع هر دستگاه خودکار تازه می‌شود."
        font.pixelSize: Theme.small
        color: Theme.inkFaint
    }
}
