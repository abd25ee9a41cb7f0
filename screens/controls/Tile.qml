import QtQuick
import "../drawings"
import "../theme"

// One item of the catalogue: drawing, title, a line of help, and whether it can be done here.
Tappable {
    id: tile

    required property var item   // Tile
    readonly property bool low: Theme.low   // the drawing beside the words: tiles of less height
    readonly property real inset: Theme.mm(low ? 4 : 5)
    readonly property real pictureHeight: Math.max(picture.height, low ? 0 : sign.height)
    readonly property real naturalHeight: Math.max(picture.y + picture.height, words.y + words.height) + inset

    name: `item:${item.key}`
    label: `${item.title} ${item.state}`
    Accessible.description: item.help
    onTapped: Shell.send(name, {})

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: tile.item.available ? Theme.colours.surface : Theme.colours.surfaceAlt
        border.width: tile.item.available ? Theme.edge : Theme.hairline
        border.color: Theme.colours.line
    }
    Drawing {
        id: picture
        name: tile.item.icon
        x: tile.inset
        y: tile.inset
        width: Theme.mm(19)
        height: width
        opacity: tile.item.available ? 1 : 0.5
    }
    Sign {
        id: sign
        x: tile.low ? words.x : picture.x + picture.width + Theme.mm(3)
        y: tile.low ? words.y + words.height - height : picture.y + (tile.pictureHeight - height) / 2
        width: tile.width - x - tile.inset
        text: tile.item.state
        kind: tile.item.standing
    }
    Column {
        id: words
        x: tile.low ? picture.x + picture.width + Theme.mm(4) : tile.inset
        y: tile.low ? tile.inset : picture.y + tile.pictureHeight + Theme.mm(2)
        width: tile.width - x - tile.inset
        spacing: Theme.mm(tile.low ? 0.6 : 2)

        Words {
            text: tile.item.title
            strong: true
            font.pixelSize: tile.low && Theme.elder ? Theme.body : Theme.lead
            room: parent.width
            color: tile.item.available ? Theme.colours.ink : Theme.colours.inkSoft
            Accessible.ignored: true
        }
        Words {
            text: tile.item.help
            color: Theme.colours.inkSoft
            width: parent.width
            Accessible.ignored: true
        }
        Item {
            width: parent.width
            height: tile.low ? sign.height : 0   // the state stands here
        }
    }
}
