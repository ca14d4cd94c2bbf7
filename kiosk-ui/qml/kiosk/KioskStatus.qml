// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

KioskPage {
    id: page
    objectName: "screen-kiosk-status"
    title: page.model.texts.typeCode
    detail: page.model.texts.codeHint
    Keys.onPressed: event => event.text.length === 1 && /[0-9۰-۹-]/.test(event.text) ? page.model.find.type(event.text) : event.accepted = false
    Keys.onReturnPressed: page.model.find.ask()
    Keys.onEnterPressed: page.model.find.ask()
    RowLayout {
        anchors.fill: parent
        spacing: Theme.px(32)
        NumberPad {
            Layout.alignment: Qt.AlignVCenter
            key: Theme.px(78)
            eraseText: page.model.texts.erase
            onTyped: digit => page.model.find.type(digit)
            onErased: page.model.find.erase()
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.px(14)
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: Theme.px(84)
                radius: Theme.px(18)
                color: Theme.surface
                border.width: 2
                border.color: Theme.primary
                Label {
                    anchors { fill: parent; leftMargin: Theme.px(20); rightMargin: Theme.px(20) }
                    objectName: "code"
                    text: page.model.find.trackingCode
                    horizontalAlignment: Text.AlignHCenter
                    font.pixelSize: Theme.text(38)
                    minimumPixelSize: Theme.text(16)
                    fontSizeMode: Text.HorizontalFit
                    font.weight: Font.Bold
                    color: Theme.primary
                    wrapMode: Text.NoWrap
                }
            }
            Button {
                objectName: "show-status"
                Layout.fillWidth: true
                kind: "accent"
                implicitHeight: Theme.px(84)
                font.pixelSize: Theme.title
                iconName: "search"
                text: page.model.find.asking ? page.model.texts.asking : page.model.texts.show
                enabled: !page.model.find.asking && page.model.find.trackingCode !== ""
                onClicked: { page.model.touched(); page.model.find.ask() }
            }
            Spinner { Layout.alignment: Qt.AlignHCenter; visible: page.model.find.asking; dot: Theme.px(14) }
            Banner { objectName: "problem"; Layout.fillWidth: true; visible: page.model.find.problem !== ""; tone: "warning"; happened: page.model.find.problem }
            Card {
                visible: page.model.find.found
                Layout.fillWidth: true
                Layout.fillHeight: true
                StageLines { width: parent.width; model: page.model.find; size: Theme.large }
            }
            Item { Layout.fillHeight: true; visible: !page.model.find.found }
        }
    }
}
