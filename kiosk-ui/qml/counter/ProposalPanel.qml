// SPDX-License-Identifier: GPL-3.0-or-later
/// What the centre and support signed, and the office's answer. Nothing here changes the books before a key is pressed.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: panel
    required property BooksViewModel model
    readonly property bool some: model.proposals.length > 0
    objectName: "proposal-panel"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)
        Label { text: panel.model.finding ? "کارتخوان و دفتر یکی نیستند" : "پیشنهادهای بیرون از دفتر"; font.pixelSize: Theme.large; font.weight: Font.Bold; color: Theme.primary }
        Label {
            Layout.fillWidth: true
            text: panel.model.finding ? "کارتخوان فقط آنچه خودش نگه داشته می‌گوید. نوشتهٔ شما با نام شما در دفتر و گزارش روز می‌ماند." : panel.some ? "هیچ‌کس از بیرون در دفتر شما نمی‌نویسد. تا پاسخ ندهید چیزی ثبت نمی‌شود؛ برای اعتراض دلیل بنویسید." : "پیشنهادی در انتظار پاسخ نیست. هیچ‌کس از بیرون در دفتر شما نمی‌نویسد."
            font.pixelSize: Theme.small
            color: Theme.inkSoft
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.px(10)
            model: panel.model.proposals
            delegate: Rectangle {
                id: entry
                required property int index
                required property var modelData
                readonly property bool chosen: panel.model.selected === index
                objectName: "proposal-" + index
                width: list.width
                height: words.implicitHeight + Theme.px(24)
                radius: Theme.radius
                color: chosen ? Theme.primarySoft : Theme.surface
                border.width: chosen ? 2 : 1
                border.color: chosen ? Theme.primary : Theme.line
                TapHandler { onTapped: panel.model.selected = entry.index }
                ColumnLayout {
                    id: words
                    anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.px(12) }
                    spacing: Theme.px(6)
                    RowLayout {
                        spacing: Theme.px(10)
                        Badge {
                            text: entry.modelData.kindWord
                            icon: entry.modelData.kind === "support" ? "help" : entry.modelData.kind === "work" ? "clock" : entry.modelData.kind === "finding" ? "terminal" : "building"
                            tone: entry.modelData.kind === "support" || entry.modelData.kind === "finding" ? "danger" : "warning"
                        }
                        Label { Layout.fillWidth: true; text: entry.modelData.title; font.weight: Font.Bold; wrapMode: Text.NoWrap; elide: Text.ElideRight }
                        Badge { visible: entry.modelData.expired; text: "مهلت گذشته"; icon: "clock" }
                        Label { text: entry.modelData.issued; font.pixelSize: Theme.tiny; color: Theme.inkFaint }
                    }
                    Label { Layout.fillWidth: true; text: entry.modelData.text }
                    RowLayout {
                        spacing: Theme.px(16)
                        Label { visible: entry.modelData.amount !== ""; text: entry.modelData.amount; font.weight: Font.Bold; color: Theme.primary }
                        Label { visible: entry.modelData.about !== ""; text: (entry.modelData.kind === "finding" ? "" : "دربارهٔ ") + entry.modelData.about; font.pixelSize: Theme.small; color: Theme.inkSoft }
                        Item { Layout.fillWidth: true }
                        Icon { visible: entry.modelData.signer !== ""; name: "shield"; size: Theme.px(16); color: Theme.success }
                        Label { visible: entry.modelData.signer !== ""; text: "امضای " + entry.modelData.signer; font.pixelSize: Theme.tiny; color: Theme.successInk }
                    }
                }
            }
        }
        FieldRow {
            id: why
            Layout.fillWidth: true
            visible: panel.some || panel.model.alarm
            enabled: visible
            focus: true
            label: panel.model.finding ? "این تراکنش چه بود؟ (برای نمونه: فروش دستی، با شمارهٔ برگه)" : panel.model.work ? "چگونه تمام شد؟" : panel.some ? "دلیل اعتراض" : "برای رفع هشدار چه شد؟"
            inputObjectName: "answer-reason"
            maximumLength: 200
            text: panel.model.reason
            verdict: panel.model.advice !== "" ? "wrong" : ""
            advice: panel.model.advice
            onEdited: text => panel.model.reason = text
        }
        RowLayout {
            spacing: Theme.px(12)
            visible: panel.some || panel.model.alarm
            Button { objectName: "accept-proposal"; visible: panel.some; enabled: panel.model.selected >= 0; text: panel.model.finding ? "روشن شد" : panel.model.work ? "تمام شد" : "می‌پذیریم"; keyText: "F6"; iconName: "check"; focusPolicy: Qt.NoFocus; onClicked: panel.model.accept() }
            Button { objectName: "dispute-proposal"; visible: panel.some && !panel.model.work; enabled: panel.model.selected >= 0; kind: "accent"; text: "اعتراض داریم"; keyText: "F7"; iconName: "hand"; focusPolicy: Qt.NoFocus; onClicked: panel.model.dispute() }
            Button { objectName: "alarm-seen"; visible: panel.model.alarm; kind: "danger"; text: "هشدار دیده شد"; keyText: "F9"; iconName: "alert"; focusPolicy: Qt.NoFocus; onClicked: panel.model.acknowledge() }
        }
    }
}
