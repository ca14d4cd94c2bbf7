// SPDX-License-Identifier: GPL-3.0-or-later
/// One field of the sheet: a line to type in, or a few choices.
pragma ComponentBehavior: Bound
import QtQuick
import Pishkhan.Controls

FocusScope {
    id: row
    required property int index
    required property string name
    required property string label
    required property string value
    required property string help
    required property bool required_
    required property string verdict
    required property string advice
    required property bool choice
    required property list<string> choices
    required property int current
    required property bool digits
    required property bool wide
    signal typed(string text)
    signal chosen(int choice)
    signal submitted
    implicitHeight: choice ? chips.implicitHeight : line.implicitHeight
    FieldRow {
        id: line
        width: parent.width
        visible: !row.choice
        focus: !row.choice
        enabled: visible
        label: row.label
        required: row.required_
        inputObjectName: "field-" + row.name
        text: row.value
        verdict: row.verdict
        advice: row.advice
        hint: row.help
        digitsOnly: row.digits
        separators: "-+٬, "
        onEdited: text => row.typed(text)
        onSubmitted: row.submitted()
    }
    ComboBox {
        id: chips
        width: parent.width
        visible: row.choice
        enabled: visible
        focus: row.choice
        label: row.label
        required: row.required_
        labels: row.choices
        current: row.current
        advice: row.verdict === "wrong" ? row.advice : ""
        inputObjectName: "field-" + row.name
        onChosen: index => row.chosen(index)
        onSubmitted: row.submitted()
    }
}
