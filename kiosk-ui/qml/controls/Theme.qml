// SPDX-License-Identifier: GPL-3.0-or-later
/// The one look of Pishkhan: colours, sizes, type. Identity shared with the supervisors' console. The only QML singleton.
pragma Singleton
import QtQuick

QtObject {
    property real scale: 1      ///< of the window, 1 at 768 lines
    property real textScale: 1  ///< the kiosk's text size
    property string contrast: "normal" ///< normal, black-on-white, white-on-black, yellow-on-black
    readonly property bool plain: contrast === "normal"
    readonly property bool dark: contrast === "white-on-black" || contrast === "yellow-on-black"
    readonly property color strong: contrast === "yellow-on-black" ? "#FFE600" : dark ? "#FFFFFF" : "#000000"
    readonly property color paper: dark ? "#000000" : "#FFFFFF"

    readonly property color primary: plain ? "#0F4C5C" : strong
    readonly property color primaryDeep: plain ? "#0A3642" : paper
    readonly property color primaryLight: plain ? "#1B6577" : strong
    readonly property color primarySoft: plain ? "#E4EFF1" : paper
    readonly property color primaryInk: plain ? "#FFFFFF" : paper
    readonly property color headerInk: plain ? "#FFFFFF" : strong
    readonly property color headerInkSoft: plain ? "#B9D3D9" : strong
    readonly property color background: plain ? "#FAF7F2" : paper
    readonly property color surface: plain ? "#FFFFFF" : paper
    readonly property color sunken: plain ? "#F4EFE7" : paper
    readonly property color line: plain ? "#E6DED1" : strong
    readonly property color lineStrong: plain ? "#CFC4B2" : strong
    readonly property color ink: plain ? "#14272D" : strong
    readonly property color inkSoft: plain ? "#51656B" : strong
    readonly property color inkFaint: plain ? "#66777B" : strong
    readonly property color saffron: plain ? "#E09F3E" : strong
    readonly property color saffronSoft: plain ? "#FCF1DE" : paper
    readonly property color saffronInk: plain ? "#7E5209" : strong
    readonly property color success: plain ? "#2E7D5B" : strong
    readonly property color successSoft: plain ? "#E3F2EA" : paper
    readonly property color successInk: plain ? "#1E5C42" : strong
    readonly property color danger: plain ? "#B3392F" : strong
    readonly property color dangerSoft: plain ? "#FAE8E5" : paper
    readonly property color dangerInk: plain ? "#8E2A22" : strong

    readonly property string family: "Vazirmatn"
    readonly property int tiny: text(12)
    readonly property int small: text(13)
    readonly property int body: text(15)
    readonly property int large: text(17)
    readonly property int title: text(22)
    readonly property int display: text(30)
    readonly property int huge: text(44)
    readonly property int radius: px(12)
    readonly property int gap: px(12)
    readonly property int control: px(46)
    readonly property int quick: 120
    readonly property int calm: 200

    function px(n: real): int { return Math.round(n * scale) }
    function text(n: real): int { return Math.round(n * scale * textScale) }
    function toneInk(tone: string): color { return ({ success: successInk, danger: dangerInk, warning: saffronInk, primary: primary })[tone] ?? inkSoft }
    function toneSoft(tone: string): color { return ({ success: successSoft, danger: dangerSoft, warning: saffronSoft, primary: primarySoft })[tone] ?? sunken }
    function toneSolid(tone: string): color { return ({ success: success, danger: danger, warning: saffron, primary: primary })[tone] ?? lineStrong }
}
