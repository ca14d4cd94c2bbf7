// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Pishkhan
import Pishkhan.Controls

KioskPage {
    id: page
    objectName: "screen-kiosk-services"
    title: page.model.texts.services
    detail: page.model.texts.servicesText
    GridView {
        id: grid
        anchors.fill: parent
        clip: true
        cellWidth: width / 2
        cellHeight: Theme.px(Theme.textScale > 1.2 ? 150 : 116)
        boundsBehavior: Flickable.StopAtBounds
        model: page.model.services
        delegate: Item {
            id: cell
            required property int index
            required property string title
            required property string agency
            required property string price
            width: grid.cellWidth
            height: grid.cellHeight
            T.Button {
                id: tile
                objectName: "kiosk-service-" + cell.index
                anchors { fill: parent; margins: Theme.px(8) }
                Accessible.name: cell.title
                onClicked: page.model.openService(cell.index)
                background: Rectangle {
                    radius: Theme.px(18)
                    color: tile.down ? Theme.primarySoft : Theme.surface
                    border.width: 1
                    border.color: Theme.line
                }
                contentItem: RowLayout {
                    spacing: Theme.px(16)
                    Rectangle {
                        Layout.leftMargin: Theme.px(18)
                        Layout.preferredWidth: Theme.px(60)
                        Layout.preferredHeight: Theme.px(60)
                        radius: Theme.px(16)
                        color: Theme.primarySoft
                        Icon { anchors.centerIn: parent; name: "document"; size: Theme.px(32); color: Theme.primary }
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: Theme.px(2)
                        Label {
                            Layout.fillWidth: true
                            text: cell.title
                            font.pixelSize: Theme.large
                            font.weight: Font.Bold
                            maximumLineCount: 2
                            elide: Text.ElideRight
                        }
                        Label {
                            Layout.fillWidth: true
                            text: cell.agency
                            font.pixelSize: Theme.small
                            color: Theme.inkSoft
                            wrapMode: Text.NoWrap
                            elide: Text.ElideRight
                        }
                    }
                    Label {
                        Layout.rightMargin: Theme.px(20)
                        text: cell.price
                        font.pixelSize: Theme.small
                        font.weight: Font.DemiBold
                        color: Theme.saffronInk
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
        Label {
            anchors.centerIn: parent
            visible: grid.count === 0
            text: page.model.texts.noServices
            font.pixelSize: Theme.title
            color: Theme.inkSoft
        }
    }
}
