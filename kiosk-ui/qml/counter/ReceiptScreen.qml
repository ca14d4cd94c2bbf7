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
    objectName: "screen-receipt"
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
                edge: screen.model.paperTone === "warning" ? Theme.saffron : Theme.line
                ColumnLayout {
                    anchors.fill: parent
                    spacing: Theme.px(12)
                    RowLayout {
                        spacing: Theme.px(18)
                        Rectangle {
                            Layout.preferredWidth: Theme.px(64)
                            Layout.preferredHeight: Theme.px(64)
                            radius: Theme.px(16)
                            color: Theme.toneSoft(screen.model.paperTone)
                            Icon {
                                anchors.centerIn: parent
                                name: screen.model.paperState === "printed" ? "check" : "printer"
                                size: Theme.px(34)
                                color: Theme.toneInk(screen.model.paperTone)
                            }
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: Theme.px(2)
                            Label {
                                Layout.fillWidth: true
                                objectName: "paper-" + screen.model.paperState
                                text: screen.model.paperTitle
                                font.pixelSize: Theme.title
                                font.weight: Font.Bold
                            }
                            Label { Layout.fillWidth: true; text: screen.model.paperText; color: Theme.inkSoft }
                        }
                        Spinner { visible: screen.model.paperState === "requested" || screen.model.paperState === "none" }
                    }
                    RowLayout {
                        visible: screen.model.paperState === "unknown"
                        spacing: Theme.px(12)
                        Button {
                            objectName: "paper-seen"
                            text: "بله، رسید کامل است"
                            keyText: "F6"
                            iconName: "check"
                            focusPolicy: Qt.NoFocus
                            onClicked: screen.model.answer(true)
                        }
                        Button {
                            objectName: "paper-not-seen"
                            kind: "secondary"
                            text: "نه، چاپ نشد"
                            keyText: "F7"
                            iconName: "close"
                            focusPolicy: Qt.NoFocus
                            onClicked: screen.model.answer(false)
                        }
                    }
                    Item { Layout.fillHeight: true }
                    Badge { text: screen.model.pageText; icon: "document"; tone: screen.model.pageTone }
                    RowLayout {
                        spacing: Theme.px(12)
                        Button {
                            objectName: "print-owed"
                            visible: screen.model.canPrintAgain
                            kind: "accent"
                            text: "چاپ رسید"
                            keyText: "F8"
                            iconName: "printer"
                            focusPolicy: Qt.NoFocus
                            onClicked: screen.model.printAgain()
                        }
                        Button {
                            objectName: "finish"
                            visible: screen.model.settled
                            kind: screen.model.canPrintAgain ? "secondary" : "primary"
                            text: "پایان پرونده"
                            keyText: "F12"
                            iconName: "check"
                            focusPolicy: Qt.NoFocus
                            onClicked: screen.model.finish()
                        }
                    }
                }
            }
        }
        ReceiptPaper { Layout.preferredWidth: Theme.px(400); Layout.fillHeight: true; picture: screen.model.picture }
    }
}
