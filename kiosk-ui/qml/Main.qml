// SPDX-License-Identifier: GPL-3.0-or-later
/// The counter's window: header, the screen the state asks for, footer with its keys, and at most one sheet above.
// Stage makes these components, so they cannot be bound to this file; what they name is this file's own.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Window {
    id: window
    required property Shell model
    readonly property bool inCase: model.summary.open && model.screen !== "sign-in"
    objectName: "counter-window"
    width: 1366
    height: 768
    title: "پیشخوان"
    color: Theme.background
    Binding { target: Theme; property: "scale"; value: Math.max(0.9, Math.min(window.width / 1366, window.height / 768, 1.5)) }
    Timer { interval: 1000; running: true; repeat: true; onTriggered: window.model.tick() }

    FocusScope {
        id: root
        anchors.fill: parent
        focus: true
        LayoutMirroring.enabled: true
        LayoutMirroring.childrenInherit: true
        Keys.onPressed: event => event.accepted = window.model.pressed(event.key, event.modifiers, event.nativeScanCode, event.isAutoRepeat)

        ColumnLayout {
            anchors.fill: parent
            spacing: 0
            Header {
                Layout.fillWidth: true
                visible: window.model.screen !== "sign-in"
                model: window.model.header
                summary: window.model.summary
                showSteps: window.inCase
                onDevicesWanted: window.model.trigger(15)
            }
            SupportBanner {
                objectName: "support-banner"
                Layout.fillWidth: true
                Layout.leftMargin: Theme.px(24)
                Layout.rightMargin: Theme.px(24)
                Layout.topMargin: Theme.px(14)
                Layout.bottomMargin: window.model.screen === "sign-in" ? Theme.px(14) : 0
                visible: window.model.header.support
                opacity: window.model.overlay === "" ? 1 : 0 // its twin above the sheet shows then; nothing moves
                model: window.model.header
            }
            Banner {
                objectName: "alarm-banner"
                Layout.fillWidth: true
                Layout.leftMargin: Theme.px(24)
                Layout.rightMargin: Theme.px(24)
                Layout.topMargin: Theme.px(14)
                visible: window.model.header.alarm
                happened: window.model.header.alarmHappened
                safe: window.model.header.alarmSafe
                toDo: window.model.header.alarmToDo
                code: window.model.header.alarmCode
            }
            Banner {
                objectName: "gate-banner"
                Layout.fillWidth: true
                Layout.leftMargin: Theme.px(24)
                Layout.rightMargin: Theme.px(24)
                Layout.topMargin: Theme.px(14)
                visible: window.model.header.gate && !window.model.header.alarm
                tone: window.model.header.gateTone
                happened: window.model.header.gateHappened
                safe: window.model.header.gateSafe
                toDo: window.model.header.gateToDo
                code: window.model.header.gateCode
            }
            Banner {
                objectName: "banner"
                Layout.fillWidth: true
                Layout.leftMargin: Theme.px(24)
                Layout.rightMargin: Theme.px(24)
                Layout.topMargin: Theme.px(14)
                visible: window.model.banner.shown && !(window.model.header.alarm && window.model.banner.code === window.model.header.alarmCode) && !(window.model.header.gate && window.model.banner.code === window.model.header.gateCode)
                tone: window.model.banner.tone === "neutral" ? "warning" : window.model.banner.tone
                happened: window.model.banner.happened
                safe: window.model.banner.safe
                toDo: window.model.banner.toDo
                code: window.model.banner.code
                closable: true
                onClosed: window.model.trigger(3)
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 0
                FocusScope {
                    id: stages
                    objectName: "stage"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    focus: window.model.overlay === ""
                    Stage { name: "sign-in"; current: window.model.screen; sourceComponent: SignInScreen { model: window.model.signIn } }
                    Stage { name: "shift"; current: window.model.screen; sourceComponent: ShiftScreen { model: window.model.shift } }
                    Stage {
                        name: "services"
                        current: window.model.screen
                        sourceComponent: ServicesScreen { model: window.model.services }
                    }
                    Stage {
                        name: "applicant"
                        current: window.model.screen
                        sourceComponent: ApplicantScreen { model: window.model.applicant }
                    }
                    Stage { name: "form"; current: window.model.screen; sourceComponent: FormScreen { model: window.model.form } }
                    Stage { name: "fees"; current: window.model.screen; sourceComponent: FeesScreen { model: window.model.fees } }
                    Stage { name: "bill"; current: window.model.screen; sourceComponent: BillScreen { model: window.model.fees } }
                    Stage { name: "closing"; current: window.model.screen; sourceComponent: ClosingScreen { model: window.model.closing } }
                    Stage { name: "payment"; current: window.model.screen; sourceComponent: PaymentScreen { model: window.model.payment } }
                    Stage { name: "return"; current: window.model.screen; sourceComponent: ReturnScreen { model: window.model.returning } }
                    Stage { name: "receipt"; current: window.model.screen; sourceComponent: ReceiptScreen { model: window.model.receipt } }
                    Stage { name: "done"; current: window.model.screen; sourceComponent: DoneScreen { model: window.model.receipt } }
                }
                SummaryPanel {
                    visible: window.model.screen === "form" || window.model.screen === "fees"
                    Layout.fillHeight: true
                    Layout.preferredWidth: Theme.px(340)
                    Layout.margins: Theme.px(24)
                    Layout.leftMargin: 0
                    model: window.model.summary
                }
            }
            Footer {
                Layout.fillWidth: true
                legend: window.model.legendKeys
                training: window.model.header.training
                onTriggered: action => window.model.trigger(action)
            }
        }
        FocusScope {
            objectName: "overlay"
            anchors.fill: parent
            focus: window.model.overlay !== ""
            Stage {
                name: "help"
                current: window.model.overlay
                onLeaveAsked: window.model.back()
                sourceComponent: HelpSheet { text: window.model.helpText; legend: window.model.legendKeys; knownErrors: window.model.knownErrors }
            }
            Stage { name: "devices"; current: window.model.overlay; onLeaveAsked: window.model.back(); sourceComponent: DevicesSheet { devices: window.model.header.devices; page: window.model.readiness } }
            Stage { name: "fees"; current: window.model.overlay; onLeaveAsked: window.model.back(); sourceComponent: FeeSheet { model: window.model.fees } }
            Stage { name: "bill"; current: window.model.overlay; onLeaveAsked: window.model.back(); sourceComponent: BillSheet { model: window.model.billEntry } }
            Stage { name: "cash"; current: window.model.overlay; onLeaveAsked: window.model.back(); sourceComponent: CashSheet { model: window.model.cash } }
            Stage { name: "end"; current: window.model.overlay; onLeaveAsked: window.model.back(); sourceComponent: EndSheet { model: window.model.decisions } }
            Stage { name: "books"; current: window.model.overlay; onLeaveAsked: window.model.back(); sourceComponent: BooksSheet { model: window.model.books } }
            Stage { name: "give-back"; current: window.model.overlay; onLeaveAsked: window.model.back(); sourceComponent: GiveBackSheet { model: window.model.giveBack } }
            Stage { name: "find"; current: window.model.overlay; onLeaveAsked: window.model.back(); sourceComponent: FindSheet { model: window.model.find } }
            Stage {
                name: "reprint"
                current: window.model.overlay
                onLeaveAsked: window.model.back()
                sourceComponent: ReprintSheet { model: window.model.decisions; onDone: window.model.closeOverlay() }
            }
            Stage {
                name: "cancel"
                current: window.model.overlay
                onLeaveAsked: window.model.back()
                sourceComponent: CancelSheet { model: window.model.decisions; onDone: window.model.closeOverlay() }
            }
        }
        SupportBanner { // above whatever sheet is open, never dimmed by it
            objectName: "support-banner-above"
            anchors { top: parent.top; left: parent.left; right: parent.right; margins: Theme.px(6) }
            visible: window.model.header.support && window.model.overlay !== ""
            model: window.model.header
        }
        Connections {
            target: window.model
            function onOverlayChanged() { window.model.overlay === "" ? stages.forceActiveFocus() : null }
        }
    }
}
