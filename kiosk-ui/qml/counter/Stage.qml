// SPDX-License-Identifier: GPL-3.0-or-later
/// One place for one screen or sheet: made afresh when its turn comes, so that nothing of the last citizen stays.
import QtQuick
import Pishkhan.Controls

Loader {
    id: stage
    required property string name
    required property string current
    anchors.fill: parent
    signal leaveAsked
    active: name === current
    focus: active
    onLoaded: { stage.forceActiveFocus(); fade.restart() }
    Connections {
        target: stage.item
        ignoreUnknownSignals: true
        function onLeaveAsked() { stage.leaveAsked() }
    }
    NumberAnimation { id: fade; target: stage; property: "opacity"; from: 0.4; to: 1; duration: Theme.calm }
}
