import QtQuick
import "../drawings"
import "../theme"

// A life event, a subject, a department: its drawing, its name, and how many items it has.
Tappable {
    id: card

    required property var group   // Group
    readonly property real naturalHeight: Math.max(Theme.bar, Math.max(picture.height, words.height) + 2 * Theme.mm(3.5))

    name: `group:${group.key}`
    label: `${group.label} ${group.count}`
    onTapped: Shell.send(name, {})

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: Theme.colours.surface
        border.width: Theme.edge
        border.color: Theme.colours.line
    }
    Drawing {
        id: picture
        name: card.group.icon
        x: Theme.mm(4)
        width: Theme.mm(14)
        height: width
        anchors.verticalCenter: parent.verticalCenter
    }
    Column {
        id: words
        x: picture.x + picture.width + Theme.mm(4)
        width: card.width - x - Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter

        Words {
            text: card.group.label
            strong: true
            width: parent.width
            Accessible.ignored: true
        }
        Words {
            text: card.group.count
            color: Theme.colours.inkSoft
            width: parent.width
            Accessible.ignored: true
        }
    }
}
