import QtQuick
import "../drawings"
import "../theme"

// A state as a shape, a colour and a word.
Row {
    id: sign

    property string text
    property string kind: "good"   // good, warn, bad, off
    readonly property color colour: kind === "good" ? Theme.colours.good : kind === "warn" ? Theme.colours.warn : kind === "bad" ? Theme.colours.bad : Theme.colours.inkSoft
    property int size: Theme.body
    property bool strong: false
    readonly property real naturalWidth: shape.width + spacing + words.implicitWidth

    spacing: Theme.mm(1.6)

    FontMetrics {
        id: metrics
        font: words.font
    }
    Drawing {
        id: shape
        name: `state_${sign.kind}`
        single: sign.colour
        width: sign.size
        height: width
        y: (metrics.height - height) / 2
    }
    Words {
        id: words
        text: sign.text
        strong: sign.strong
        color: sign.colour
        font.pixelSize: sign.size
        width: Math.min(implicitWidth, sign.width > 0 ? sign.width - shape.width - sign.spacing : implicitWidth)
    }
}
