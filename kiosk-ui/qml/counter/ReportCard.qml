// SPDX-License-Identifier: GPL-3.0-or-later
/// The last sealed day: its paper and its files.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Card {
    id: card
    required property ShiftViewModel model
    objectName: "report-card"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(10)
        RowLayout {
            Label { Layout.fillWidth: true; text: "آخرین روز بسته"; font.pixelSize: Theme.large; font.weight: Font.Bold }
            Icon { name: "chart"; color: Theme.primary }
        }
        Label { Layout.fillWidth: true; text: card.model.reportTitle; color: Theme.inkSoft }
        PairRow { Layout.fillWidth: true; name: "خالص"; value: card.model.reportTotal; strong: true }
        PairRow { Layout.fillWidth: true; name: "پرونده"; value: card.model.reportCases }
        PairRow { Layout.fillWidth: true; name: "گزارش کاغذی"; value: card.model.reportPaper; wraps: true }
        Badge { visible: card.model.disputes !== ""; text: card.model.disputes; icon: "hand"; tone: "warning" }
        Badge { objectName: "report-exported"; visible: card.model.exported; text: "گزارش رایانه‌ای ذخیره شد"; icon: "check"; tone: "success" }
        Item { Layout.fillHeight: true }
        Button { Layout.fillWidth: true; kind: "secondary"; text: "چاپ نوار"; keyText: "F8"; iconName: "receipt"; focusPolicy: Qt.NoFocus; onClicked: card.model.printReport("strip") }
        Button { Layout.fillWidth: true; kind: "secondary"; text: "چاپ برگ بزرگ"; keyText: "F9"; iconName: "printer"; focusPolicy: Qt.NoFocus; onClicked: card.model.printReport("page") }
        Button {
            objectName: "export-report"
            Layout.fillWidth: true
            visible: card.model.manager
            kind: "secondary"
            text: "برون‌بری گزارش"
            keyText: "F7"
            iconName: "document"
            focusPolicy: Qt.NoFocus
            onClicked: card.model.exportReport()
        }
    }
}
