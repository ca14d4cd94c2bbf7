// SPDX-License-Identifier: GPL-3.0-or-later
/// A labelled field with its advice underneath; the advice's place is kept so that nothing jumps.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

FocusScope {
    id: field
    property alias label: caption.text
    property alias text: input.text
    property alias placeholder: input.placeholderText
    property alias echoMode: input.echoMode
    property bool digitsOnly: false
    property string separators ///< allowed beside digits
    property alias maximumLength: input.maximumLength
    property alias inputObjectName: input.objectName
    property alias input: input
    property string advice
    property string verdict ///< empty, ok, wrong
    property bool required: false
    property string hint
    signal edited(string text)
    signal submitted
    implicitWidth: Theme.px(260)
    implicitHeight: column.implicitHeight
    ColumnLayout {
        id: column
        anchors { left: parent.left; right: parent.right }
        spacing: Theme.px(5)
        RowLayout {
            spacing: Theme.px(4)
            Label { id: caption; font.pixelSize: Theme.small; font.weight: Font.Medium; color: Theme.inkSoft }
            Label { visible: field.required && caption.text !== ""; text: "•"; color: Theme.saffron; font.weight: Font.Bold }
            Item { Layout.fillWidth: true }
        }
        TextField {
            id: input
            Layout.fillWidth: true
            focus: true
            invalid: field.verdict === "wrong"
            confirmed: field.verdict === "ok"
            Accessible.name: caption.text
            validator: PersianDigits { only: field.digitsOnly; separators: field.separators }
            onTextEdited: field.edited(text)
            Keys.onReturnPressed: event => event.modifiers & Qt.ControlModifier || event.isAutoRepeat ? event.accepted = false : field.submitted()
            Keys.onEnterPressed: event => event.modifiers & Qt.ControlModifier || event.isAutoRepeat ? event.accepted = false : field.submitted()
            Icon {
                anchors { right: parent.right; rightMargin: Theme.px(12); verticalCenter: parent.verticalCenter }
                visible: field.verdict === "ok"
                name: "check"
                size: Theme.px(18)
                color: Theme.success
            }
        }
        Label {
            objectName: input.objectName === "" ? "" : input.objectName + "-advice"
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.px(20)
            text: field.advice !== "" ? field.advice : field.hint
            font.pixelSize: Theme.tiny
            color: field.verdict === "wrong" ? Theme.dangerInk : Theme.inkFaint
        }
    }
}
