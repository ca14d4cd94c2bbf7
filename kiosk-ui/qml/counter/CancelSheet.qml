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
    objectName: "overlay-cancel"
    title: "پرونده لغو شود؟"
    iconName: "alert"
    tone: "warning"
    Label {
        Layout.fillWidth: true
        text: "اگر فقط می‌خواهید بمانید، کلید برگشت را بزنید؛ چیزی پاک نمی‌شود. برای لغو، دلیل را برگزینید."
        color: Theme.inkSoft
    }
    ChoiceButtons {
        focus: true
        Layout.fillWidth: true
        reasons: sheet.model.cancelReasons
        onChosen: index => sheet.model.cancelCase(index) ? sheet.done() : null
    }
}
