// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property DecisionsViewModel model
    signal done
    objectName: "overlay-reprint"
    title: "چاپ دوبارهٔ آخرین رسید"
    iconName: "printer"
    PairRow { Layout.fillWidth: true; name: "رسید"; value: sheet.model.lastReceipt; strong: true }
    PairRow { Layout.fillWidth: true; name: "خدمت"; value: sheet.model.lastService }
    PairRow { Layout.fillWidth: true; name: "المثنی‌های پیشین"; value: sheet.model.copies }
    Label {
        Layout.fillWidth: true
        text: "روی کاغذ «المثنی» نوشته و شمرده می‌شود و سازمان آن را می‌بیند. چرا؟"
        font.pixelSize: Theme.small
        color: Theme.inkSoft
    }
    ChoiceButtons {
        focus: true
        Layout.fillWidth: true
        reasons: sheet.model.reprintReasons
        onChosen: index => sheet.model.reprint(index) ? sheet.done() : null
    }
}
