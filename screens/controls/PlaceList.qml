pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// Where it can be done: name, address, hours, telephone, each with its drawing.
Column {
    id: list

    required property var places   // list of PlaceCard

    spacing: Theme.mm(4)

    Repeater {
        model: list.places
        Card {
            id: card
            required property var entry
            width: list.width
            padding: Theme.mm(5)
            spacing: Theme.mm(3)

            Words {
                objectName: `text:place:${card.entry.key}`
                text: card.entry.name
                strong: true
                font.pixelSize: Theme.lead
                width: card.innerWidth
            }
            Line {
                icon: "window"
                text: card.entry.address
            }
            Line {
                icon: "clock"
                text: card.entry.hours
            }
            Line {
                icon: "phone"
                text: card.entry.phone
                strong: true
            }
        }
    }
    component Line: Item {
        id: line
        property string icon
        property alias text: words.text
        property alias strong: words.strong
        visible: words.text !== ""
        width: parent?.width ?? 0
        height: Math.max(sign.height, words.height)
        Drawing {
            id: sign
            name: line.icon
            width: Theme.mm(9)
            height: width
        }
        Words {
            id: words
            x: sign.width + Theme.mm(4)
            y: Math.max(0, (sign.height - height) / 2)
            width: line.width - x
        }
    }
}
