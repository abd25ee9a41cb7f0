import QtQuick
import "../drawings"
import "../theme"

// A state as a shape, a colour and a word.
Item {
    id: sign

    property string text
    property string kind: "good"   // models.SignKind
    property int size: Theme.body
    property bool strong: false
    readonly property color colour: kind === "good" ? Theme.colours.good : kind === "warn" ? Theme.colours.warn : kind === "read" || kind === "bring" ? Theme.colours.action : kind === "bad" ? Theme.colours.bad : Theme.colours.inkSoft
    readonly property real naturalWidth: words.x + words.implicitWidth

    implicitWidth: naturalWidth
    implicitHeight: words.height

    FontMetrics {
        id: metrics
        font: words.font
    }
    Drawing {
        name: `state_${sign.kind}`
        single: sign.colour
        width: sign.size
        height: width
        y: (metrics.height - height) / 2
    }
    Words {
        id: words
        x: sign.size + Theme.mm(1.6)
        text: sign.text
        strong: sign.strong
        color: sign.colour
        font.pixelSize: sign.size
        width: sign.width - x
    }
}
