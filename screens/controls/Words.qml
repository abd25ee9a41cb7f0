import QtQuick
import "../theme"

// Text as every page writes it. Plain: what comes from outside is never read as markup.
Text {
    property bool strong: false

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.colours.ink
    font.pixelSize: Theme.body
    font.weight: strong ? Font.Bold : Font.Normal
    visible: text !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
