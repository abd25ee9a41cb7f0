import QtQuick
import "../theme"

// Text as every page writes it. Plain: what comes from outside is never read as markup.
Text {
    id: words

    property bool strong: false
    // The width there is. Words that are given room make their lines about equally long: no last line of a single sign.
    property real room: 0
    readonly property int linesNeeded: room > 0 ? Math.ceil(implicitWidth / room) : 1

    // Hanzi break anywhere; words between spaces need room to stay whole.
    readonly property real slack: text.includes(" ") ? 4 : 1.6
    // Where the words are, and how large they came out: what a test measures.
    readonly property rect painted: Qt.rect(horizontalAlignment === Text.AlignHCenter ? (width - contentWidth) / 2 : horizontalAlignment === Text.AlignRight ? width - contentWidth : 0, 0, contentWidth, contentHeight)
    // In a mirrored page words are turned back where they stand; a script that is read from the right fills from there.
    readonly property bool fromRight: Theme.mirrored && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text)
    readonly property int drawnSize: fontInfo.pixelSize

    width: room <= 0 ? implicitWidth : linesNeeded < 2 ? room : Math.min(room, implicitWidth / linesNeeded + slack * font.pixelSize)
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.colours.ink
    font.family: Theme.family
    font.features: Theme.latin ? {"pwid": 1} : {}   // quotation marks of a Latin text are as wide as its letters
    font.pixelSize: Theme.body
    font.weight: strong ? Font.Bold : Font.Normal
    visible: text !== ""
    transform: Scale {
        xScale: Theme.mirrored ? -1 : 1
        origin.x: words.fromRight ? words.width / 2 : words.painted.x + words.painted.width / 2
    }
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
    activeFocusOnTab: true   // a stop for who goes by the keys: see Navigator
}
