// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property ReceiptViewModel model
    objectName: "screen-done"
    RowLayout {
        anchors { fill: parent; margins: Theme.px(24) }
        spacing: Theme.px(20)
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.px(16)
            TrackingCard { Layout.fillWidth: true; model: screen.model }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true
                color: Theme.successSoft
                edge: Theme.success
                ColumnLayout {
                    anchors.fill: parent
                    spacing: Theme.px(8)
                    Item { Layout.fillHeight: true }
                    Rectangle {
                        Layout.alignment: Qt.AlignHCenter
                        Layout.preferredWidth: Theme.px(76)
                        Layout.preferredHeight: Theme.px(76)
                        radius: width / 2
                        color: Theme.success
                        Icon { anchors.centerIn: parent; name: "check"; size: Theme.px(44); color: Theme.primaryInk }
                        NumberAnimation on scale { from: 0.7; to: 1; duration: 260; easing.type: Easing.OutBack }
                    }
                    Label {
                        Layout.alignment: Qt.AlignHCenter
                        text: screen.model.hasTrackingCode ? "همه چیز در دست شهروند است" : "رسید در دست شهروند است؛ کد پیگیری خودکار می‌آید"
                        font.pixelSize: Theme.title
                        font.weight: Font.Bold
                        color: Theme.successInk
                    }
                    Label {
                        Layout.alignment: Qt.AlignHCenter
                        objectName: "paper-printed"
                        text: screen.model.paperTitle + "؛ " + screen.model.paperText
                        color: Theme.successInk
                    }
                    Badge { Layout.alignment: Qt.AlignHCenter; text: screen.model.pageText; icon: "document"; tone: screen.model.pageTone }
                    Item { Layout.fillHeight: true }
                    Button {
                        objectName: "finish"
                        Layout.alignment: Qt.AlignHCenter
                        text: "پایان و شهروند بعدی"
                        keyText: "F12"
                        iconName: "check"
                        implicitHeight: Theme.px(54)
                        focusPolicy: Qt.NoFocus
                        onClicked: screen.model.finish()
                    }
                }
            }
        }
        ReceiptPaper { Layout.preferredWidth: Theme.px(400); Layout.fillHeight: true; picture: screen.model.picture }
    }
}
