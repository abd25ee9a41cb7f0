import QtQuick
import "../drawings"
import "../theme"

// One item of the catalogue: drawing, title, a line of help, and whether it can be done here.
Tappable {
    id: tile

    required property var item   // Tile
    readonly property real naturalHeight: inside.height + 2 * Theme.mm(5)

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
    Column {
        id: inside
        x: Theme.mm(5)
        y: Theme.mm(5)
        width: tile.width - 2 * Theme.mm(5)
        spacing: Theme.mm(2)

        Item {
            width: parent.width
            height: Math.max(picture.height, sign.height)

            Drawing {
                id: picture
                name: tile.item.icon
                width: Theme.mm(19)
                height: width
                opacity: tile.item.available ? 1 : 0.5
            }
            Sign {
                id: sign
                x: picture.width + Theme.mm(3)
                width: parent.width - x
                anchors.verticalCenter: parent.verticalCenter
                text: tile.item.state
                kind: tile.item.standing
            }
        }
        Words {
            text: tile.item.title
            strong: true
            font.pixelSize: Theme.lead
            width: parent.width
            color: tile.item.available ? Theme.colours.ink : Theme.colours.inkSoft
            Accessible.ignored: true
        }
        Words {
            text: tile.item.help
            color: Theme.colours.inkSoft
            width: parent.width
            Accessible.ignored: true
        }
    }
}
