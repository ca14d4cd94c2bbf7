// SPDX-License-Identifier: GPL-3.0-or-later
/// Nobody knows whether the money went back.
pragma ComponentBehavior: Bound
import QtQuick
import Pishkhan

DoubtCard {
    id: screen
    required property ReturnViewModel model
    objectName: "return-doubt"
    title: model.happened
    code: model.code
    prohibition: "دوباره برنگردانید"
    explanation: model.toDo
    amount: model.amount
    keyName: "شناسهٔ برگشت"
    intentKey: model.intentKey
    trace: model.trace
    note: (model.queries + " " + model.slip).trim()
    needsPerson: model.needsPerson
    manager: model.manager
    asking: model.asking
    yesText: "وجه برگشته است"
    noText: "وجه برنگشته است"
    yesOutcome: "done"
    noOutcome: "not-done"
    onInquired: model.inquire()
    onClerkChanged: model.changeClerk()
    onResolved: (outcome, reference, reason) => model.resolve(outcome, reference, reason)
}
