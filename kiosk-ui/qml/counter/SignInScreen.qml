// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

FocusScope {
    id: screen
    focus: true
    required property SignInViewModel model
    objectName: "screen-sign-in"
    Rectangle {
        id: side
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: parent.width * 0.4
        gradient: Gradient {
            GradientStop { position: 0; color: Theme.primary }
            GradientStop { position: 1; color: Theme.primaryDeep }
        }
        Repeater {
            model: 5
            Rectangle {
                required property int index
                width: side.width * (0.5 + index * 0.26)
                height: width
                radius: width / 2
                x: side.width / 2 - width / 2
                y: side.height - width * 0.42
                color: "transparent"
                border.width: 1
                border.color: "#1CFFFFFF"
            }
        }
        ColumnLayout {
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.px(56) }
            spacing: Theme.px(14)
            Mark { size: Theme.px(72) }
            Item { implicitHeight: Theme.px(6) }
            Label { text: "پیشخوان"; color: Theme.headerInk; font.pixelSize: Theme.huge; font.weight: Font.Black }
            Label {
                Layout.fillWidth: true
                text: screen.model.officeName
                color: Theme.headerInk
                font.pixelSize: Theme.title
                font.weight: Font.Medium
            }
            Label { text: screen.model.officeLine; color: Theme.headerInkSoft; font.pixelSize: Theme.body }
        }
    }
    ColumnLayout {
        anchors { left: side.right; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.px(90); rightMargin: Theme.px(90) }
        spacing: Theme.px(16)
        Label { text: "ورود به باجه"; font.pixelSize: Theme.display; font.weight: Font.Bold; color: Theme.primary }
        Label { visible: screen.model.cardState === "unused"; text: "حساب خود را برگزینید و رمز را وارد کنید."; color: Theme.inkSoft }
        StaffCardPanel {
            visible: screen.model.cardState !== "unused"
            Layout.fillWidth: true
            mood: screen.model.cardState
            title: screen.model.cardTitle
            advice: screen.model.cardAdvice
            role: screen.model.cardRole
        }
        ListView {
            id: list
            objectName: "accounts"
            visible: !screen.model.withCard && screen.model.pinOffered
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.px(280))
            clip: true
            spacing: Theme.px(8)
            model: screen.model.accounts
            currentIndex: screen.model.current
            delegate: AccountRow {
                width: list.width
                current: index === screen.model.current
                onClicked: { screen.model.current = index; pin.forceActiveFocus() }
            }
        }
        RowLayout {
            visible: screen.model.pinOffered
            spacing: Theme.px(12)
            FieldRow {
                id: pin
                focus: true
                Layout.fillWidth: true
                label: screen.model.withCard ? "رمز کارت" : "رمز"
                inputObjectName: "pin"
                echoMode: TextInput.Password
                maximumLength: 32
                enabled: !screen.model.checking && !screen.model.waiting && !screen.model.locked && screen.model.pinAllowed
                text: screen.model.pin
                verdict: screen.model.problem !== "" ? "wrong" : ""
                advice: screen.model.problem !== "" ? screen.model.problem + " " + screen.model.advice : ""
                onEdited: text => screen.model.pin = text
                onSubmitted: screen.model.signIn()
                Keys.onUpPressed: screen.model.current = screen.model.current - 1
                Keys.onDownPressed: screen.model.current = screen.model.current + 1
            }
            Button {
                objectName: "sign-in"
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.px(25)
                text: screen.model.checking ? "در حال سنجش" : "ورود"
                iconName: "unlock"
                enabled: pin.enabled && screen.model.pin !== ""
                onClicked: screen.model.signIn()
            }
        }
        Rectangle {
            objectName: "wait"
            visible: screen.model.waiting
            Layout.fillWidth: true
            implicitHeight: Theme.px(72)
            radius: Theme.radius
            color: Theme.saffronSoft
            RowLayout {
                anchors { fill: parent; leftMargin: Theme.px(16); rightMargin: Theme.px(16) }
                spacing: Theme.px(14)
                Label { text: screen.model.waitText; font.pixelSize: Theme.display; font.weight: Font.Black; color: Theme.saffronInk }
                Label { Layout.fillWidth: true; text: "ثانیه تا رمز بعدی"; color: Theme.saffronInk }
            }
        }
        Spinner { visible: screen.model.checking }
    }
}
