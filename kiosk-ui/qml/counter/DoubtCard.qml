// SPDX-License-Identifier: GPL-3.0-or-later
/// Nobody knows where the money is: one sentence, one prohibition, one question, and the manager's word. The payment's and the
/// return's wizard are this card.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    property string title
    property string code
    property string prohibition
    property string explanation
    property string amount
    property string keyName
    property string intentKey
    property string trace
    property string note
    property bool needsPerson: false
    property bool manager: false
    property bool asking: false
    property alias yesText: panel.yesText
    property alias noText: panel.noText
    property alias yesOutcome: panel.yesOutcome
    property alias noOutcome: panel.noOutcome
    signal inquired
    signal clerkChanged
    signal resolved(string outcome, string reference, string reason)
    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.px(80), Theme.px(980))
        height: Math.min(parent.height - Theme.px(32), Theme.px(584))
        padding: 0
        edge: Theme.danger
        ColumnLayout {
            anchors.fill: parent
            spacing: 0
            Rectangle {
                Layout.fillWidth: true
                Layout.margins: 1
                implicitHeight: Theme.px(118)
                radius: Theme.radius
                color: Theme.dangerSoft
                RowLayout {
                    anchors { fill: parent; leftMargin: Theme.px(30); rightMargin: Theme.px(30) }
                    spacing: Theme.px(20)
                    Icon { name: "alert"; size: Theme.px(52); color: Theme.dangerInk }
                    Label {
                        Layout.fillWidth: true
                        objectName: "doubt"
                        text: screen.title
                        font.pixelSize: Theme.title
                        font.weight: Font.Bold
                        color: Theme.dangerInk
                    }
                    Label { text: screen.code; font.weight: Font.Bold; color: Theme.dangerInk; wrapMode: Text.NoWrap }
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.margins: Theme.px(30)
                spacing: Theme.px(14)
                // Anchored, not laid out: a row whose text shrank to one line after the first layout left both where they stood.
                Item {
                    Layout.fillWidth: true
                    implicitHeight: Math.max(forbidding.height, explanationLabel.implicitHeight)
                    Rectangle {
                        id: forbidding
                        anchors { left: parent.left; top: parent.top }
                        width: forbid.implicitWidth + Theme.px(40)
                        height: Theme.px(52)
                        radius: Theme.radius
                        color: Theme.danger
                        RowLayout {
                            id: forbid
                            anchors.centerIn: parent
                            spacing: Theme.px(10)
                            Icon { name: "hand"; color: Theme.primaryInk; size: Theme.px(26) }
                            Label {
                                text: screen.prohibition
                                color: Theme.primaryInk
                                font.pixelSize: Theme.large
                                font.weight: Font.Bold
                                wrapMode: Text.NoWrap
                            }
                        }
                    }
                    Label {
                        id: explanationLabel
                        anchors { left: forbidding.right; leftMargin: Theme.px(14); right: parent.right; verticalCenter: parent.verticalCenter }
                        text: screen.explanation
                        lineHeight: 1.3
                    }
                }
                Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
                RowLayout {
                    spacing: Theme.px(40)
                    PairRow { Layout.preferredWidth: Theme.px(260); name: "مبلغ (ریال)"; value: screen.amount; strong: true }
                    PairRow { Layout.fillWidth: true; name: screen.keyName; value: screen.intentKey }
                    PairRow {
                        visible: screen.trace !== ""
                        Layout.preferredWidth: Theme.px(180)
                        name: "پیگیری"
                        value: screen.trace
                    }
                }
                Label {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: screen.note
                    font.pixelSize: Theme.small
                    color: Theme.inkSoft
                }
                ResolvePanel {
                    id: panel
                    objectName: "resolve-panel"
                    visible: screen.needsPerson && screen.manager
                    Layout.fillWidth: true
                    onResolved: (outcome, reference, reason) => screen.resolved(outcome, reference, reason)
                }
                Label {
                    visible: screen.needsPerson && !screen.manager
                    Layout.fillWidth: true
                    text: "نتیجه را فقط مدیر دفتر با برگهٔ کارتخوان ثبت می‌کند. قفل کنید تا مدیر وارد شود؛ پرونده همین‌جا می‌ماند."
                    color: Theme.inkSoft
                }
                Item { Layout.fillHeight: true }
                RowLayout {
                    spacing: Theme.px(12)
                    Button {
                        objectName: "inquire"
                        kind: "accent"
                        text: screen.asking ? "در حال استعلام" : "استعلام"
                        keyText: "F12"
                        iconName: "refresh"
                        enabled: !screen.asking
                        focusPolicy: Qt.NoFocus
                        onClicked: screen.inquired()
                    }
                    Button {
                        objectName: "call-manager"
                        visible: !screen.manager
                        kind: "secondary"
                        text: "قفل و ورود مدیر"
                        keyText: "Ctrl+L"
                        iconName: "lock"
                        focusPolicy: Qt.NoFocus
                        onClicked: screen.clerkChanged()
                    }
                    Spinner { visible: screen.asking }
                }
            }
        }
    }
}
