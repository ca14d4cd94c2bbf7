// SPDX-License-Identifier: GPL-3.0-or-later
/// One choice of a few, shown as chips in a row; arrow keys or digits choose. A closed list would hide the answer.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

FocusScope {
    id: combo
    property string label
    property bool required: false
    property list<string> labels
    property int current: -1
    property string advice
    property string inputObjectName
    signal chosen(int index)
    signal submitted
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.RadioButton
    Accessible.name: label
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.px(5)
        RowLayout {
            spacing: Theme.px(4)
            Label { text: combo.label; font.pixelSize: Theme.small; font.weight: Font.Medium; color: Theme.inkSoft }
            Label { visible: combo.required; text: "•"; color: Theme.saffron; font.weight: Font.Bold }
        }
        Flow {
            id: flow
            objectName: combo.inputObjectName
            Layout.fillWidth: true
            spacing: Theme.px(8)
            focus: true
            activeFocusOnTab: true
            Keys.onLeftPressed: combo.chosen(Math.min(combo.current + 1, combo.labels.length - 1))
            Keys.onRightPressed: combo.chosen(Math.max(combo.current - 1, 0))
            Keys.onDownPressed: combo.chosen(Math.min(combo.current + 1, combo.labels.length - 1))
            Keys.onUpPressed: combo.chosen(Math.max(combo.current - 1, 0))
            Keys.onDigit1Pressed: combo.chosen(0)
            Keys.onDigit2Pressed: combo.chosen(Math.min(1, combo.labels.length - 1))
            Keys.onDigit3Pressed: combo.chosen(Math.min(2, combo.labels.length - 1))
            Keys.onDigit4Pressed: combo.chosen(Math.min(3, combo.labels.length - 1))
            Keys.onReturnPressed: event => event.modifiers === Qt.NoModifier ? combo.submitted() : event.accepted = false
            Keys.onEnterPressed: event => event.modifiers & Qt.ControlModifier ? event.accepted = false : combo.submitted()
            Repeater {
                model: combo.labels
                Rectangle {
                    id: chip
                    required property int index
                    required property string modelData
                    readonly property bool on: index === combo.current
                    width: chipRow.implicitWidth + Theme.px(28)
                    height: Theme.control
                    radius: Theme.px(10)
                    color: on ? Theme.primarySoft : Theme.surface
                    border.width: on || flow.activeFocus ? 2 : 1
                    border.color: on ? Theme.primary : flow.activeFocus ? Theme.primaryLight : Theme.lineStrong
                    RowLayout {
                        id: chipRow
                        anchors.centerIn: parent
                        spacing: Theme.px(8)
                        KeyCap { text: "۱۲۳۴۵۶۷۸۹".charAt(chip.index) }
                        Label {
                            text: chip.modelData
                            font.weight: chip.on ? Font.Bold : Font.Normal
                            color: chip.on ? Theme.primary : Theme.ink
                            wrapMode: Text.NoWrap
                        }
                    }
                    MouseArea { anchors.fill: parent; onClicked: combo.chosen(chip.index) }
                }
            }
        }
        Label {
            objectName: combo.inputObjectName + "-advice"
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.px(20)
            text: combo.advice
            font.pixelSize: Theme.tiny
            color: Theme.dangerInk
        }
    }
}
