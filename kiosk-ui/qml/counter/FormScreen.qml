// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property FormViewModel model
    objectName: "screen-form"
    function focusRow(row: int) { row >= 0 && row < rows.count ? rows.itemAt(row).forceActiveFocus() : screen.model.submit() }
    Connections {
        target: screen.model
        function onRowNeedsAttention(row: int) { screen.focusRow(row) }
    }
    Card {
        anchors { fill: parent; margins: Theme.px(24) }
        padding: Theme.px(26)
        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.px(12)
            RowLayout {
                spacing: Theme.px(12)
                Label { text: screen.model.title; font.pixelSize: Theme.title; font.weight: Font.Bold; color: Theme.primary }
                Item { Layout.fillWidth: true }
                Badge {
                    objectName: "draft-saved"
                    visible: screen.model.saved
                    text: "پیش‌نویس نگه داشته شد"
                    icon: "check"
                    tone: "success"
                }
                Badge { text: screen.model.progress }
            }
            Flickable {
                id: page
                Layout.fillWidth: true
                Layout.fillHeight: true
                contentHeight: grid.implicitHeight + Theme.px(8)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                GridLayout {
                    id: grid
                    width: page.width - Theme.px(8)
                    x: Theme.px(4)
                    columns: 2
                    columnSpacing: Theme.px(22)
                    rowSpacing: Theme.px(6)
                    Repeater {
                        id: rows
                        model: screen.model.fields
                        FormRow {
                            focus: index === 0
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.columnSpan: wide ? 2 : 1
                            Layout.alignment: Qt.AlignTop
                            onTyped: text => screen.model.type(index, text)
                            onChosen: choice => screen.model.choose(index, choice)
                            onSubmitted: screen.focusRow(index + 1)
                        }
                    }
                }
            }
            Button {
                objectName: "submit-form"
                text: "پایان فرم"
                keyText: "Ctrl+Enter"
                iconName: "check"
                onClicked: screen.model.submit()
            }
        }
    }
}
