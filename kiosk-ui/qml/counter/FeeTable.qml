// SPDX-License-Identifier: GPL-3.0-or-later
/// Fee lines as a bill: what, for whom, deposit id, net, VAT, gross. Amounts keep their unit digits under each other.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pishkhan
import Pishkhan.Controls

ColumnLayout {
    id: table
    required property FeeList lines
    readonly property int money: Theme.px(124)
    readonly property bool cut: list.contentHeight > list.height + 1 ///< some lines are below the edge
    spacing: 0
    RowLayout {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(34)
        spacing: Theme.px(12)
        Label { Layout.fillWidth: true; text: "شرح و گیرنده"; font.pixelSize: Theme.tiny; color: Theme.inkFaint }
        Repeater {
            model: ["مبلغ", "مالیات ارزش افزوده", "جمع (ریال)"]
            Label {
                required property string modelData
                Layout.preferredWidth: table.money
                text: modelData
                font.pixelSize: Theme.tiny
                color: Theme.inkFaint
                wrapMode: Text.NoWrap
            }
        }
    }
    Rectangle { Layout.fillWidth: true; Layout.preferredHeight: 1; color: Theme.lineStrong }
    ListView {
        id: list
        objectName: "fee-lines"
        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: count * Theme.px(62)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: table.lines
        delegate: Item {
            id: row
            required property string title
            required property string payee
            required property string depositId
            required property string net
            required property string vat
            required property string gross
            width: list.width
            height: Math.max(Theme.px(48), Math.min(Theme.px(62), Math.floor(list.height / Math.max(1, list.count))))
            RowLayout {
                anchors.fill: parent
                spacing: Theme.px(12)
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    Label {
                        Layout.fillWidth: true
                        text: row.title
                        font.weight: Font.DemiBold
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                    Label {
                        Layout.fillWidth: true
                        text: row.depositId === "" ? row.payee : row.payee + " · شناسهٔ واریز " + row.depositId
                        font.pixelSize: Theme.tiny
                        color: Theme.inkSoft
                        elide: Text.ElideRight
                        wrapMode: Text.NoWrap
                    }
                }
                Label { Layout.preferredWidth: table.money; text: row.net; wrapMode: Text.NoWrap }
                Label { Layout.preferredWidth: table.money; text: row.vat; color: Theme.inkSoft; wrapMode: Text.NoWrap }
                Label {
                    Layout.preferredWidth: table.money
                    text: row.gross
                    font.weight: Font.Bold
                    font.pixelSize: Theme.large
                    wrapMode: Text.NoWrap
                }
            }
            Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: 1; color: Theme.line }
        }
    }
}
