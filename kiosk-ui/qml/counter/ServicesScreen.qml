// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property ServicesViewModel model
    objectName: "screen-services"
    RowLayout {
        anchors { fill: parent; margins: Theme.px(24) }
        spacing: Theme.px(20)
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.px(14)
            Label { text: "چه خدمتی؟"; font.pixelSize: Theme.display; font.weight: Font.Bold; color: Theme.primary }
            Banner {
                objectName: "no-catalogue"
                Layout.fillWidth: true
                visible: screen.model.noCatalogue
                happened: screen.model.noCatalogueHappened
                safe: screen.model.noCatalogueSafe
                toDo: screen.model.noCatalogueToDo
                code: screen.model.noCatalogueCode
            }
            Banner {
                objectName: "terminal-stopped"
                Layout.fillWidth: true
                visible: screen.model.terminalStopped
                tone: "danger"
                happened: screen.model.stoppedHappened
                safe: screen.model.stoppedSafe
                toDo: screen.model.stoppedToDo
                code: screen.model.stoppedCode
            }
            TextField {
                id: query
                objectName: "service-query"
                focus: true
                visible: !screen.model.noCatalogue
                Layout.fillWidth: true
                implicitHeight: Theme.px(60)
                font.pixelSize: Theme.title
                leftPadding: Theme.px(56)
                rightPadding: Theme.px(20)
                placeholderText: "کد چهاررقمی یا سه حرف از نام خدمت"
                text: screen.model.query
                validator: PersianDigits {}
                Accessible.name: "کد یا نام خدمت"
                onTextEdited: screen.model.query = text
                Keys.onUpPressed: screen.model.move(-1)
                Keys.onDownPressed: screen.model.move(1)
                Keys.onReturnPressed: event => event.modifiers & Qt.ControlModifier || event.isAutoRepeat ? event.accepted = false : screen.model.open()
                Keys.onEnterPressed: event => event.modifiers & Qt.ControlModifier || event.isAutoRepeat ? event.accepted = false : screen.model.open()
                Icon {
                    anchors { right: parent.right; rightMargin: Theme.px(18); verticalCenter: parent.verticalCenter }
                    name: "search"
                    color: Theme.inkFaint
                    size: Theme.px(24)
                }
            }
            ListView {
                id: list
                objectName: "services"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                spacing: Theme.px(8)
                model: screen.model.services
                currentIndex: screen.model.current
                boundsBehavior: Flickable.StopAtBounds
                delegate: ServiceRow {
                    width: list.width
                    current: index === screen.model.current
                    onClicked: screen.model.current = index
                    onDoubleClicked: screen.model.open()
                }
                Card {
                    visible: screen.model.empty && !screen.model.noCatalogue
                    anchors { left: parent.left; right: parent.right }
                    height: Theme.px(120)
                    RowLayout {
                        anchors.fill: parent
                        spacing: Theme.px(16)
                        Icon { name: "search"; size: Theme.px(36); color: Theme.inkFaint }
                        Label { objectName: "no-service"; Layout.fillWidth: true; text: screen.model.emptyText; color: Theme.inkSoft }
                    }
                }
            }
        }
        Card {
            visible: !screen.model.empty
            Layout.preferredWidth: Theme.px(430)
            Layout.fillHeight: true
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.px(12)
                Label {
                    Layout.fillWidth: true
                    text: screen.model.title
                    font.pixelSize: Theme.title
                    font.weight: Font.Bold
                    color: Theme.primary
                }
                Label { Layout.fillWidth: true; text: screen.model.agency; color: Theme.inkSoft; font.pixelSize: Theme.small }
                Label {
                    Layout.fillWidth: true
                    text: screen.model.description
                    font.pixelSize: Theme.small
                    lineHeight: 1.35
                    maximumLineCount: screen.height > Theme.px(600) ? 4 : 2
                    elide: Text.ElideRight
                }
                RowLayout {
                    spacing: Theme.px(8)
                    Badge { text: screen.model.price; icon: "coins"; tone: "primary" }
                    Badge { text: screen.model.duration; icon: "clock" }
                }
                Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
                Label { text: "چه لازم است"; font.weight: Font.Bold; font.pixelSize: Theme.small }
                CheckLines { Layout.fillWidth: true; lines: screen.model.whatToBring }
                Item { Layout.fillHeight: true }
                Badge { visible: screen.model.refusal !== ""; text: screen.model.refusal; icon: "alert"; tone: "danger" }
                Label {
                    Layout.fillWidth: true
                    visible: screen.height > Theme.px(600)
                    text: screen.model.legalBasis
                    font.pixelSize: Theme.tiny
                    color: Theme.inkFaint
                    maximumLineCount: 2
                    elide: Text.ElideRight
                }
                Button {
                    objectName: "open-case"
                    Layout.fillWidth: true
                    text: "باز کردن پرونده"
                    keyText: "Enter"
                    enabled: screen.model.refusal === ""
                    focusPolicy: Qt.NoFocus
                    onClicked: screen.model.open()
                }
            }
        }
    }
}
