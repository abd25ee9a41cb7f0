import QtQuick
import "../drawings"
import "../theme"

// One item of a long list: its title over a line of help; its state beside them, or below where the row is narrow.
Tappable {
    id: row

    required property var entry   // Tile
    readonly property real inset: Theme.mm(4)
    readonly property bool beside: width > Theme.body * 24
    readonly property real stateWidth: Math.min(sign.naturalWidth + 1, width * 0.34)

    name: `item:${entry.key}`
    label: `${entry.title} ${entry.state}`
    Accessible.description: entry.help
    implicitHeight: Math.max(Theme.bar, picture.height, words.height, beside ? sign.height : 0) + 2 * inset
    onTapped: Shell.send(name, {})

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: row.entry.available ? Theme.colours.surface : Theme.colours.surfaceAlt
        border.width: row.entry.available ? Theme.edge : Theme.hairline
        border.color: Theme.colours.line
    }
    Drawing {
        id: picture
        name: row.entry.icon
        x: row.inset
        width: Theme.mm(15)
        height: width
        anchors.verticalCenter: parent.verticalCenter
        opacity: row.entry.available ? 1 : 0.5
    }
    Column {
        id: words
        x: picture.x + picture.width + Theme.mm(4)
        width: row.width - x - row.inset - (row.beside ? row.stateWidth + Theme.mm(5) : 0)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(0.6)

        Words {
            text: row.entry.title
            strong: true
            font.pixelSize: Theme.lead
            width: parent.width
            color: row.entry.available ? Theme.colours.ink : Theme.colours.inkSoft
            Accessible.ignored: true
        }
        Words {
            text: row.entry.help
            color: Theme.colours.inkSoft
            width: parent.width
            Accessible.ignored: true
        }
        Item {
            width: parent.width
            height: row.beside ? 0 : sign.height
        }
    }
    Sign {
        id: sign
        text: row.entry.state
        kind: row.entry.standing
        width: row.beside ? row.stateWidth : words.width
        x: row.beside ? row.width - row.inset - width : words.x
        y: row.beside ? (row.height - height) / 2 : words.y + words.height - height
    }
}
