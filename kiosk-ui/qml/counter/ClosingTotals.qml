// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Item {
    id: panel
    required property ClosingViewModel model
    objectName: "closing-totals"
    ColumnLayout {
        anchors.centerIn: parent
        spacing: Theme.px(18)
        Icon { Layout.alignment: Qt.AlignHCenter; name: "terminal"; size: Theme.px(84); color: Theme.primary }
        Label {
            Layout.alignment: Qt.AlignHCenter
            text: "در حال خواندن جمع کارتخوان"
            font.pixelSize: Theme.display
            font.weight: Font.Bold
            color: Theme.primary
        }
        Label { Layout.alignment: Qt.AlignHCenter; text: "این پرسش فقط می‌خواند و پولی جابه‌جا نمی‌کند."; color: Theme.inkSoft }
        Spinner { Layout.alignment: Qt.AlignHCenter; visible: panel.model.reading }
        Button {
            Layout.alignment: Qt.AlignHCenter
            visible: !panel.model.reading
            text: "خواندن دوباره"
            keyText: "F6"
            iconName: "refresh"
            focusPolicy: Qt.NoFocus
            onClicked: panel.model.readAgain()
        }
    }
}
