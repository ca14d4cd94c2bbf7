// SPDX-License-Identifier: GPL-3.0-or-later
/// The manager's sheet about the books: an alarm that was seen, what came from outside, the office's own copy.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

Dialog {
    id: sheet
    required property BooksViewModel model
    objectName: "overlay-books"
    title: "دفتر و پیشنهادها"
    iconName: "shield"
    sheetWidth: Theme.px(1120)
    Banner {
        objectName: "books-refused"
        Layout.fillWidth: true
        visible: sheet.model.refusedLine !== ""
        tone: "danger"
        happened: sheet.model.refusedLine
    }
    Banner {
        objectName: "books-continued"
        Layout.fillWidth: true
        visible: sheet.model.continuedLine !== ""
        tone: "warning"
        happened: sheet.model.continuedLine
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.px(20)
        ProposalPanel { Layout.fillWidth: true; Layout.preferredWidth: 3; Layout.preferredHeight: Theme.px(480); focus: true; model: sheet.model }
        Rectangle { Layout.preferredWidth: 1; Layout.fillHeight: true; color: Theme.line }
        SupportPanel { visible: sheet.model.supportSeen; Layout.fillWidth: true; Layout.preferredWidth: 2; Layout.preferredHeight: Theme.px(480); model: sheet.model }
        CopyPanel { visible: !sheet.model.supportOpen; Layout.fillWidth: true; Layout.preferredWidth: 2; Layout.preferredHeight: Theme.px(480); model: sheet.model }
    }
}
