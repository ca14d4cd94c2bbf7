// SPDX-License-Identifier: GPL-3.0-or-later
/// Nobody knows whether the money was taken.
pragma ComponentBehavior: Bound
import QtQuick
import Pishkhan

DoubtCard {
    id: screen
    required property PaymentViewModel model
    objectName: "payment-" + model.mode
    title: model.doubtTitle
    code: model.doubtCode
    prohibition: "دوباره کارت نکشید"
    explanation: model.doubtText
    amount: model.amount
    keyName: "شناسهٔ پرداخت"
    intentKey: model.intentKey
    trace: model.trace
    note: (model.queries + " " + model.notice_).trim()
    needsPerson: model.needsPerson
    manager: model.manager
    asking: model.asking
    onInquired: model.inquire()
    onClerkChanged: model.changeClerk()
    onResolved: (outcome, reference, reason) => model.resolve(outcome, reference, reason)
}
