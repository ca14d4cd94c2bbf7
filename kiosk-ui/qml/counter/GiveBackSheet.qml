// SPDX-License-Identifier: GPL-3.0-or-later
/// Which payment, why, and a second person's PIN.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property GiveBackViewModel model
    objectName: "overlay-give-back"
    title: "برگرداندن وجه"
    iconName: "swap"
    tone: "warning"
    sheetWidth: Theme.px(820)
    GiveBackChoice { visible: sheet.model.panel === "choose"; focus: visible; Layout.fillWidth: true; model: sheet.model }
    GiveBackPayment { visible: sheet.model.panel !== "choose"; Layout.fillWidth: true; model: sheet.model }
    ChoiceButtons {
        visible: sheet.model.panel === "reason"
        focus: visible
        Layout.fillWidth: true
        reasons: sheet.model.reasons
        onChosen: index => sheet.model.because(index)
    }
    GiveBackApproval { visible: sheet.model.panel === "approve"; focus: visible; Layout.fillWidth: true; model: sheet.model }
}
