// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property FeesViewModel model
    objectName: "overlay-fees"
    focus: true
    title: "جزئیات تعرفه"
    iconName: "coins"
    sheetWidth: Theme.px(860)
    FeeTable { Layout.fillWidth: true; lines: sheet.model.lines }
    PairRow { Layout.fillWidth: true; name: "جمع مالیات ارزش افزوده (ریال)"; value: sheet.model.vatTotal }
    PairRow { Layout.fillWidth: true; name: "قابل پرداخت (ریال)"; value: sheet.model.total; strong: true }
    Label { Layout.fillWidth: true; text: sheet.model.totalInWords; font.pixelSize: Theme.small; color: Theme.inkSoft }
    Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.line }
    PairRow { Layout.fillWidth: true; name: "مجوز دریافت"; value: sheet.model.tariffBasis; wraps: true }
    PairRow { Layout.fillWidth: true; name: "نسخهٔ تعرفه"; value: sheet.model.tariffVersion }
}
