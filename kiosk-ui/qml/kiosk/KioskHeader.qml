// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Rectangle {
    id: header
    required property KioskViewModel model
    implicitHeight: Theme.px(104)
    gradient: Gradient {
        orientation: Gradient.Horizontal
        GradientStop { position: 0; color: Theme.primaryDeep }
        GradientStop { position: 1; color: Theme.plain ? Theme.primary : Theme.primaryDeep }
    }
    Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: Theme.px(4); color: Theme.saffron }
    RowLayout {
        anchors { fill: parent; leftMargin: Theme.px(32); rightMargin: Theme.px(32); bottomMargin: Theme.px(4) }
        spacing: Theme.px(16)
        Mark { size: Theme.px(54) }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: -Theme.px(2)
            Label {
                Layout.fillWidth: true
                text: header.model.officeName
                color: Theme.headerInk
                font.pixelSize: Theme.large
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }
            Label { text: header.model.date; color: Theme.headerInkSoft; font.pixelSize: Theme.small; wrapMode: Text.NoWrap }
        }
        HeaderButton {
            objectName: "text-size"
            iconName: "text-size"
            text: header.model.texts.textSize
            onClicked: header.model.nextTextSize()
        }
        HeaderButton {
            objectName: "contrast"
            iconName: "contrast"
            text: header.model.texts.contrast
            onClicked: header.model.nextContrast()
        }
        HeaderButton {
            objectName: "language"
            iconName: "globe"
            text: header.model.texts.otherLanguage
            onClicked: header.model.switchLanguage()
        }
    }
}
