// SPDX-License-Identifier: GPL-3.0-or-later
/// Nobody knows whether the money was taken: one sentence, one prohibition, one question, and the manager's word.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property PaymentViewModel model
    readonly property bool needsPerson: model.mode === "operator"
    objectName: "payment-" + model.mode
    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.px(80), Theme.px(980))
        height: Math.min(parent.height - Theme.px(32), Theme.px(540))
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
                        text: screen.model.doubtTitle
                        font.pixelSize: Theme.title
                        font.weight: Font.Bold
                        color: Theme.dangerInk
                    }
                    Label { text: screen.model.doubtCode; font.weight: Font.Bold; color: Theme.dangerInk; wrapMode: Text.NoWrap }
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.margins: Theme.px(30)
                spacing: Theme.px(14)
                RowLayout {
                    spacing: Theme.px(14)
                    Rectangle {
                        implicitWidth: forbid.implicitWidth + Theme.px(40)
                        implicitHeight: Theme.px(52)
                        radius: Theme.radius
                        color: Theme.danger
                        RowLayout {
                            id: forbid
                            anchors.centerIn: parent
                            spacing: Theme.px(10)
                            Icon { name: "hand"; color: Theme.primaryInk; size: Theme.px(26) }
                            Label {
                                text: "دوباره کارت نکشید"
                                color: Theme.primaryInk
                                font.pixelSize: Theme.large
                                font.weight: Font.Bold
                                wrapMode: Text.NoWrap
                            }
                        }
                    }
                    Label { Layout.fillWidth: true; text: screen.model.doubtText; color: Theme.ink; lineHeight: 1.3 }
                }
                Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
                RowLayout {
                    spacing: Theme.px(40)
                    PairRow { Layout.preferredWidth: Theme.px(260); name: "مبلغ (ریال)"; value: screen.model.amount; strong: true }
                    PairRow { Layout.fillWidth: true; name: "شناسهٔ پرداخت"; value: screen.model.intentKey }
                    PairRow {
                        visible: screen.model.trace !== ""
                        Layout.preferredWidth: Theme.px(180)
                        name: "پیگیری"
                        value: screen.model.trace
                    }
                }
                Label {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: (screen.model.queries + " " + screen.model.notice_).trim()
                    font.pixelSize: Theme.small
                    color: Theme.inkSoft
                }
                ResolvePanel {
                    objectName: "resolve-panel"
                    visible: screen.needsPerson && screen.model.manager
                    Layout.fillWidth: true
                    onResolved: (outcome, reference, reason) => screen.model.resolve(outcome, reference, reason)
                }
                Label {
                    visible: screen.needsPerson && !screen.model.manager
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
                        text: screen.model.asking ? "در حال استعلام" : "استعلام"
                        keyText: "F12"
                        iconName: "refresh"
                        enabled: !screen.model.asking
                        focusPolicy: Qt.NoFocus
                        onClicked: screen.model.inquire()
                    }
                    Button {
                        objectName: "call-manager"
                        visible: !screen.model.manager
                        kind: "secondary"
                        text: "قفل و ورود مدیر"
                        keyText: "Ctrl+L"
                        iconName: "lock"
                        focusPolicy: Qt.NoFocus
                        onClicked: screen.model.changeClerk()
                    }
                    Spinner { visible: screen.model.asking }
                }
            }
        }
    }
}
